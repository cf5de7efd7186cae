"""Settings: `base` for all, `local` for one machine, `test`, and `production`."""
