"""Pictures of every state, light, dark and on a phone, for people to look at; and the picture of the README."""
