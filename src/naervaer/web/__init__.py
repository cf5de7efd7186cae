"""The site: stored facts (`records`), screens by audience (`portals`), and their looks."""
