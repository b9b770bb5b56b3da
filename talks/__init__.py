"""`make talk`: plays the project's own talks against the running product and judges what was said and kept.

What is played stands in data/evaluation/talk/ (docs/talks.md says how it is written), what was found goes to
var/evaluation/talk/.
"""
