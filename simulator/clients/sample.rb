# Creates and retrieves a payment job, with Ruby's net/http. `wrong` as an argument makes a common mistake.

require 'digest'
require 'json'
require 'net/http'

GATEWAY = URI(ENV.fetch('CASHFLOWS_GATEWAY_URL'))

def call(request, body = '')
  key = ENV.fetch('CASHFLOWS_API_KEY')
  request['Content-Type'] = 'application/json'
  request['ConfigurationId'] = ENV.fetch('CASHFLOWS_CONFIGURATION_ID')
  request['Hash'] = Digest::SHA512.hexdigest(ARGV.include?('wrong') ? body + key : key + body)
  request.body = body unless body.empty?
  response = Net::HTTP.start(GATEWAY.host, GATEWAY.port, use_ssl: GATEWAY.scheme == 'https') { |http| http.request(request) }
  [response.code, JSON.parse(response.body)]
end

path = "#{GATEWAY.path}/api/gateway/payment-jobs"
body = { amountToCollect: '10.00', currency: 'GBP', locale: 'en_GB', order: { orderNumber: 'RB/1' } }.to_json
status, answer = call(Net::HTTP::Post.new(path), body)
puts status
puts call(Net::HTTP::Get.new("#{path}/#{answer['data']['reference']}")).first if status == '201'
