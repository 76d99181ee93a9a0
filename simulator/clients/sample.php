<?php
// Creates and retrieves a payment job, with PHP's curl. `wrong` as an argument makes a common mistake.

$gateway = getenv('CASHFLOWS_GATEWAY_URL') . '/api/gateway';

function call(string $method, string $address, string $hashed = '', ?string $sent = null): array
{
    $sent ??= $hashed;
    $curl = curl_init($address);
    curl_setopt_array($curl, [
        CURLOPT_CUSTOMREQUEST => $method,
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_HTTPHEADER => [
            'Content-Type: application/json',
            'ConfigurationId: ' . getenv('CASHFLOWS_CONFIGURATION_ID'),
            'Hash: ' . strtoupper(hash('sha512', getenv('CASHFLOWS_API_KEY') . $hashed)),
        ],
    ]);
    if ($sent !== '') {
        curl_setopt($curl, CURLOPT_POSTFIELDS, $sent);
    }
    $answer = json_decode(curl_exec($curl), true);
    return [curl_getinfo($curl, CURLINFO_RESPONSE_CODE), $answer];
}

$body = [
    'amountToCollect' => '10.00',
    'currency' => 'GBP',
    'locale' => 'en_GB',
    'parameters' => ['returnUrlSuccess' => 'https://shop.example/thanks'],
];
$hashed = json_encode($body);
$unescaped = json_encode($body, JSON_UNESCAPED_SLASHES);
[$status, $answer] = call('POST', "$gateway/payment-jobs", $hashed, in_array('wrong', $argv) ? $unescaped : null);
echo "$status\n";
if ($status === 201) {
    echo call('GET', "$gateway/payment-jobs/{$answer['data']['reference']}")[0], "\n";
}
