"""OpenID Connect: sign-in with Ansattporten for staff and ID-porten for inhabitants."""
