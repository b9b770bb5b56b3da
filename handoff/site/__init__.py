"""What the server shows besides its APIs: pages, help pages, health, the reference."""
