"""A shop of one product, with Python's standard library alone: what the test kit buys in. It prints its address."""

import hashlib
import http.server
import itertools
import json
import os
import urllib.parse
import urllib.request

GATEWAY = os.environ["CASHFLOWS_GATEWAY_URL"] + "/api/gateway"
CONFIGURATION_ID = os.environ["CASHFLOWS_CONFIGURATION_ID"]
API_KEY = os.environ["CASHFLOWS_API_KEY"]
LOCALE = os.environ.get("LOCALE", "en_GB")

orders = {}
numbers = (f"PY-{count}" for count in itertools.count(1))


def call(method, path, request=None):
    body = json.dumps(request).encode() if request else b""
    digest = hashlib.sha512(API_KEY.encode() + body).hexdigest()
    headers = {"Content-Type": "application/json", "ConfigurationId": CONFIGURATION_ID, "Hash": digest}
    sent = urllib.request.Request(GATEWAY + path, data=body or None, headers=headers, method=method)
    with urllib.request.urlopen(sent, timeout=30) as response:
        return json.load(response)


def start_payment(number, address):
    """Asks for a payment job. Returns the address of its payment page."""
    back = f"{address}/order?number={number}"
    names = ["returnUrlSuccess", "returnUrlFailed", "returnUrlCancelled"]
    answer = call("POST", "/payment-jobs", {
        "amountToCollect": "12.00",
        "currency": "GBP",
        "locale": LOCALE,
        "order": {"orderNumber": number},
        "parameters": {**dict.fromkeys(names, back), "webhookUrl": f"{address}/webhook"},
    })
    orders[number] = {"job": answer["data"]["reference"], "status": "Pending"}
    return answer["links"]["action"]["url"]


def refresh(order):
    """The gateway alone says whether an order is paid."""
    order["status"] = call("GET", "/payment-jobs/" + order["job"])["data"]["paymentStatus"]


class Shop(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        number = urllib.parse.parse_qs(url.query).get("number", [""])[0]
        if url.path == "/":
            self.page("<h1>Teapot</h1>" + button("Buy", "/buy"))
        elif url.path == "/order" and number in orders:
            refresh(orders[number])
            status = orders[number]["status"]
            again = "" if status == "Paid" else button("Try again", f"/pay?number={number}")
            self.page(f"<h1>Order {number}</h1><p role=status>{status}</p>{again}")
        else:
            self.page("<h1>Not found</h1>", 404)

    def do_POST(self):
        url = urllib.parse.urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        address = "http://" + self.headers["Host"]
        if url.path == "/webhook":
            notified = {name.lower(): value for name, value in json.loads(body).items()}
            for order in orders.values():
                if order["job"] == notified["paymentjobreference"]:
                    refresh(order)
            self.answer(200, body, "application/json")
        else:
            number = urllib.parse.parse_qs(url.query).get("number", [None])[0] or next(numbers)
            self.send_response(303)
            self.send_header("Location", start_payment(number, address))
            self.end_headers()

    def page(self, main, status=200):
        text = f"<!doctype html><html lang=en><title>Shop</title><main>{main}</main>"
        self.answer(status, text.encode(), "text/html; charset=utf-8")

    def answer(self, status, body, kind):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def button(name, action):
    return f"<form method=post action='{action}'><button>{name}</button></form>"


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Shop)
print(f"Shop at http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
