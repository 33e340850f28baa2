"""The reference of the API, held against the standard that it claims to follow."""

import json
import unittest

from openapi_document import faults
from program import ProgramTest


class Reference(ProgramTest):
    def test_is_a_valid_description_whose_examples_fit_their_schemas(self):
        document = json.loads(self.run_program("openapi").out)
        self.assertEqual(document["openapi"][:3], "3.1")
        self.assertGreater(len(document["paths"]), 30)
        self.assertEqual(list(faults(document)), [])


if __name__ == "__main__":
    unittest.main()
