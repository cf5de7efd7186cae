"""The outside world by subject: loaders, checks, and the compiled baseline."""
