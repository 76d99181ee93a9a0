"""Creates and retrieves a payment job, with Python's standard library. `wrong` as an argument makes a common mistake."""

import hashlib
import json
import os
import sys
import urllib.error
import urllib.request

gateway = os.environ["CASHFLOWS_GATEWAY_URL"] + "/api/gateway"
configuration_id = os.environ["CASHFLOWS_CONFIGURATION_ID"]
api_key = os.environ["CASHFLOWS_API_KEY"]


def call(method, path, hashed=b"", sent=None):
    sent = hashed if sent is None else sent
    digest = hashlib.sha512(api_key.encode() + hashed).hexdigest()
    headers = {"Content-Type": "application/json", "ConfigurationId": configuration_id, "Hash": digest}
    request = urllib.request.Request(gateway + path, data=sent or None, headers=headers, method=method)
    try:
        with urllib.request.urlopen(request) as response:
            return response.status, json.load(response)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


order = {"orderNumber": "PY/1", "note": "Café"}
body = {"amountToCollect": "10.00", "currency": "GBP", "locale": "en_GB", "order": order}
hashed = json.dumps(body).encode()
compact = json.dumps(body, separators=(",", ":")).encode()
status, answer = call("POST", "/payment-jobs", hashed, compact if "wrong" in sys.argv else hashed)
print(status)
if status == 201:
    print(call("GET", "/payment-jobs/" + answer["data"]["reference"])[0])
