"""What grlc makes of a folder of queries; run by the Python of grlc's own environment, in a folder with its config.ini.

``python grlc_api.py NAME``: as JSON on the last line, the paths of the API and the answer of one query as CSV.
"""

import json
import sys

from grlc.server import app

client = app.test_client()
paths = client.get("/api-local/swagger").get_json()["paths"]
answer = client.get(f"/api-local/{sys.argv[1]}", headers={"Accept": "text/csv"})
print(json.dumps({"paths": paths, "status": answer.status_code, "answer": answer.get_data(as_text=True)}))
