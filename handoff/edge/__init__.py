"""The edge: HTTP and sockets as every route has them: errors as JSON, sizes, rates, origins."""
