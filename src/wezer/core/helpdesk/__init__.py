"""The collaborative help desk: requests for help, and the articles they become."""
