"""The edge, which all HTTP routes and sockets share: errors as JSON, sizes, rates, origins."""
