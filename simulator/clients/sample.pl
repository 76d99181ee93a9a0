# Creates and retrieves a payment job, with Perl's HTTP::Tiny. `wrong` as an argument makes a common mistake.
use strict;
use warnings;
use Digest::SHA qw(hmac_sha512_hex sha512_hex);
use HTTP::Tiny;
use JSON::PP;

my $wrong = grep { $_ eq 'wrong' } @ARGV;

sub call {
    my ($method, $path, $body) = @_;
    my $key = $ENV{CASHFLOWS_API_KEY};
    my %headers = (
        'Content-Type'  => 'application/json',
        ConfigurationId => $ENV{CASHFLOWS_CONFIGURATION_ID},
        Hash            => $wrong ? hmac_sha512_hex($body, $key) : sha512_hex($key . $body),
    );
    my %options = (headers => \%headers, $body eq '' ? () : (content => $body));
    return HTTP::Tiny->new->request($method, "$ENV{CASHFLOWS_GATEWAY_URL}/api/gateway$path", \%options);
}

my $body = encode_json({ amountToCollect => '10.00', currency => 'GBP', locale => 'en_GB' });
my $created = call('POST', '/payment-jobs', $body);
print "$created->{status}\n";
if ($created->{status} == 201) {
    my $reference = decode_json($created->{content})->{data}{reference};
    print call('GET', "/payment-jobs/$reference", '')->{status}, "\n";
}
