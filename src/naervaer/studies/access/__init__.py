"""The national access study: who reaches which police service, and when."""
