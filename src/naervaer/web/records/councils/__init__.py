"""Police councils: members, meetings, decisions, actions, yearly evaluation."""
