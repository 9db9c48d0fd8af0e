"""What `serve.py` needs: data, the servers it compares, questions in the dialect of each, load."""
