"""Agents' and supervisors' API: logins, conversations, the live socket."""
