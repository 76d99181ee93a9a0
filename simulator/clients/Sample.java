import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Creates and retrieves a payment job, with Java's HttpClient. `wrong` as an argument makes a common mistake. */
public class Sample {
  private static final String GATEWAY = System.getenv("CASHFLOWS_GATEWAY_URL") + "/api/gateway";
  private static final String KEY = System.getenv("CASHFLOWS_API_KEY");

  public static void main(String[] arguments) throws Exception {
    boolean wrong = arguments.length > 0 && arguments[0].equals("wrong");
    String body = "{\n  \"amountToCollect\": \"10.00\",\n  \"currency\": \"GBP\",\n  \"locale\": \"en_GB\"\n}";
    HttpResponse<String> created = call("POST", "/payment-jobs", body, wrong ? body.replace("\n", "\r\n") : body);
    System.out.println(created.statusCode());
    Matcher reference = Pattern.compile("\"reference\":\"(\\d{18})\"").matcher(created.body());
    if (created.statusCode() == 201 && reference.find()) {
      System.out.println(call("GET", "/payment-jobs/" + reference.group(1), "", "").statusCode());
    }
  }

  private static HttpResponse<String> call(String method, String path, String hashed, String sent) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-512").digest((KEY + hashed).getBytes(StandardCharsets.UTF_8));
    StringBuilder hash = new StringBuilder();
    for (byte part : digest) hash.append(String.format("%02x", part));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(GATEWAY + path))
            .header("Content-Type", "application/json")
            .header("ConfigurationId", System.getenv("CASHFLOWS_CONFIGURATION_ID"))
            .header("Hash", hash.toString())
            .method(method, sent.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(sent))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
