"""`naervaer study serve`: a finished report on this machine."""

from pathlib import Path

import click

from naervaer.studies.serve import HOST, report_server


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
def serve(*, folder: Path, port: int) -> None:
    r"""Serve a finished study on 127.0.0.1 until Ctrl-C.

    \b
    Example:
      naervaer study serve out/access --port 8000
    """
    server = report_server(folder, port=port)
    try:
        click.echo(f"http://{HOST}:{server.server_port}/  (Ctrl-C)")
        server.serve_forever()
    except KeyboardInterrupt:
        click.echo("", err=True)
    finally:
        server.server_close()
