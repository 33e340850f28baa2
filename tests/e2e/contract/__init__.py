"""The API's contract as data: what is asked, and what must come back. test_contract.py runs it."""
