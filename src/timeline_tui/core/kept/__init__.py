"""What a person keeps about a timeline beside it: marks, named views, queries asked."""
