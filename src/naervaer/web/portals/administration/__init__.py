"""The administrator's pages: accounts, roles, history, reads and refusals."""
