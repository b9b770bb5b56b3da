"""What the server shows beside its APIs: pages, help pages, health, the reference."""
