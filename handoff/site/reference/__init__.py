"""The API reference, made from the routes themselves: OpenAPI 3.1 and a page to read."""
