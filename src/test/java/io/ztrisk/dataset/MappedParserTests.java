package io.ztrisk.dataset;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import io.ztrisk.activity.ActivityName;
import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.activity.ActivitySource;
import io.ztrisk.activity.Login;
import io.ztrisk.body.BadLineException;
import io.ztrisk.body.Line;
import io.ztrisk.identity.UserReference;
import io.ztrisk.log.LogParser;
import io.ztrisk.log.ParsedLine;
import io.ztrisk.place.Place;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the server makes of the records of predefined mappings. Single quotes stand for
 * double ones.
 */
class MappedParserTests {

	private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

	private static final String OKTA = "'published':'2026-11-20T10:00:00Z','eventType':'user.session.start',"
			+ "'outcome':{'result':'SUCCESS'},'actor':{'type':'User','id':'00u1','alternateId':'%s'}";

	private final LogParser parser = new LogParser(Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofDays(30));

	private final PredefinedDatasets datasets = new PredefinedDatasets();

	@Test
	void recordHasTheKeyOfItsMapping() {
		assertThat(source("'uuid':'dc9fd3c0-598c-11ef-8478-2b7584bf8d5a'").key())
			.isEqualTo(UUID.fromString("bb3f95fc-baf8-8640-8aee-f83336e9e261"));
	}

	@Test
	void recordWithoutAKeyHasThatOfItsFields() {
		ActivitySource source = source("'client':{'ipAddress':'192.0.2.1'}");
		assertThat(source.key()).isEqualTo(UUID.fromString("e2fb92fc-cf74-8d57-b796-79a49ad2aaf9"))
			.isEqualTo(source.content());
		assertThat(source("'other':1,'client':{'ipAddress':'192.0.2.1'}").key()).isEqualTo(source.key());
		assertThat(source("'client':{'ipAddress':'192.0.2.2'}").key()).isNotEqualTo(source.key());
	}

	@Test
	void listIsPartOfAKeyAsJson() {
		ParsedLine read = parse("google_workspace_login",
				"{'id':{'time':'2026-11-20T10:00:00Z','applicationName':'login'},'actor':{'email':'ann@example.org'},"
						+ "'events':[{'name':'login_success'},{'name':'logout'}]}");
		assertThat(Objects.requireNonNull(read.record()).source().content())
			.isEqualTo(UUID.fromString("c5114b0e-2f4c-89ed-90ce-3a57d6461be8"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '\1',
			value = { "Ann@Example.org; ann@example.org", "ann@example.org\\\\\\\\; ann@example.org",
					" ann@example.org ; ann@example.org", "ann@example.org \\\\ \\\\; ann@example.org", "ann;",
					"unknown;", "non_identity@example.org;", "\\\\;" })
	void userIsTheFirstEmailOrElseTheForeignId(String sent, @Nullable String email) {
		ParsedLine read = parse("okta_system_log", "{" + OKTA.formatted(sent) + "}");
		assertThat(Objects.requireNonNull(read.record()).source().user()).isEqualTo(new UserReference(null, email,
				(email != null) ? List.of() : List.of("okta\t00u1"), null, Instant.parse("2026-11-20T10:00:00Z")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '\1', value = {
			"keycloak_events; 'time':1795168800000,'type':'LOGIN','realmId':'r','userId':'u','details':{'username':'JDoe'}; "
					+ "keycloak/r/jdoe",
			"keycloak_events; 'time':1795168800000,'type':'LOGIN','realmId':'r','authDetails':{'userId':'u'}; "
					+ "keycloak/r/u",
			"keycloak_events; 'time':1795168800000,'type':'LOGIN','userId':'u';",
			"aws_sign_in; 'eventTime':'2026-11-20T10:00:00Z','eventName':'ConsoleLogin','responseElements':"
					+ "{'ConsoleLogin':'Success'},'userIdentity':{'arn':'arn:1','onBehalfOf':{'userId':'u'}}; aws/arn:1",
			"aws_sign_in; 'eventTime':'2026-11-20T10:00:00Z','eventName':'ConsoleLogin','responseElements':"
					+ "{'ConsoleLogin':'Success'},'userIdentity':{'arn':'arn:1','onBehalfOf':{'userId':'u',"
					+ "'identityStoreArn':'arn:2'}}; aws/arn:2/u",
			"ecs; '@timestamp':'2026-11-20T10:00:00Z','event.category':'authentication','event.outcome':'success',"
					+ "'source.ip':'192.0.2.1','user.name':'ANN'; ecs/ann",
			"ecs; '@timestamp':'2026-11-20T10:00:00Z','event.category':'authentication','event.outcome':'success',"
					+ "'source.ip':'192.0.2.1','user.name':'ANN','user.domain':'CORP'; ecs/CORP/ann",
			"entra_sign_ins; 'createdDateTime':'2026-11-20T10:00:00Z','status':{'errorCode':0},'userId':'U-1'; "
					+ "entra/U-1",
			"okta_system_log; 'published':'2026-11-20T10:00:00Z','eventType':'user.session.start','outcome':"
					+ "{'result':'SUCCESS'},'actor':{'type':'User','id':'a\\tb'};" })
	void foreignIdIsTheFirstAlternativeWithAllValues(String dataset, String members, @Nullable String foreign) {
		ParsedLine read = parse(dataset, "{" + members + "}");
		assertThat(read.ignored()).isEqualTo(foreign == null);
		ActivityRecord record = read.record();
		assertThat((record != null) ? record.source().user().foreignIds() : List.of())
			.isEqualTo((foreign != null) ? List.of(foreign.replace('/', '\t')) : List.of());
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '\1', value = { "okta_system_log; {}; published: is required",
			"okta_system_log; {'published':[1]}; published: is required",
			"okta_system_log; {'published':'yesterday'}; published: must be an RFC 3339 time or a number since "
					+ "1970, in the years 1970 to 9999",
			"okta_system_log; {'published':'2026-11-21T01:00:00Z'}; published: must not be more than 10 minutes "
					+ "in the future",
			"okta_system_log; {'uuid':'\\u0000'}; uuid: must not contain U+0000 or an unpaired surrogate",
			"okta_system_log; {'actor':{'id':'\\ud800'}}; actor.id: must not contain U+0000 or an unpaired "
					+ "surrogate",
			"okta_system_log; {'debugContext':{'debugData':{'logOnlySecurityData':'{\\'risk\\':{\\'level\\':"
					+ "\\'\\ud800\\'}}'}}}; debugContext.debugData.logOnlySecurityData.risk.level: must not contain "
					+ "U+0000 or an unpaired surrogate",
			"entra_sign_ins; {'time':'x'}; properties.createdDateTime: must be an RFC 3339 time or a number "
					+ "since 1970, in the years 1970 to 9999",
			"keycloak_events; []; Must be a JSON object", "keycloak_events; {; Malformed JSON at column 2" })
	void badRecordIsRejectedWithThePath(String dataset, String record, String problem) {
		assertThatExceptionOfType(BadLineException.class).isThrownBy(() -> parse(dataset, record)).withMessage(problem);
	}

	@Test
	void recordOutsideOfTheHorizonIsLate() {
		assertThat(parse("okta_system_log", "{'published':'2026-10-01T10:00:00Z'}").late()).isTrue();
	}

	@Test
	void recordWithoutActivitiesHasItsFields() {
		ParsedLine read = parse("keycloak_events",
				"{'time':1795168800000,'type':'LOGOUT','clientId':'vpn','details':{'username':'ann@example.org'}}");
		assertThat(read.ignored()).isFalse();
		ActivityRecord record = Objects.requireNonNull(read.record());
		assertThat(record.activities()).isEmpty();
		assertThat(record.source().activityNames()).isEmpty();
		assertThat(fields(record, "activity", "application", "dataset", "email", "event_type", "network", "reason"))
			.containsExactly("[]", "[vpn]", "[keycloak_events]", "[ann@example.org]", "[LOGOUT]", "[]", "[]");
	}

	@Test
	void activityWithoutADetectorIsNamed() {
		ActivityRecord record = Objects.requireNonNull(parse("keycloak_events",
				"{'time':1795168800000,'type':'LOGIN_ERROR','error':'user_not_found','ipAddress':'192.0.2.1',"
						+ "'details':{'username':'ann@example.org'}}")
			.record());
		assertThat(record.activities()).isEmpty();
		assertThat(record.source().activityNames()).containsExactly(ActivityName.LOGIN_FAILURE);
		assertThat(fields(record, "activity", "network")).containsExactly("[login_failure]", "[192.0.2.0/24]");
	}

	@Test
	void networkIsThatOfAnAddressWithBlanks() {
		ActivitySource source = source("'client':{'ipAddress':' 192.0.2.1 '}");
		assertThat(source.fields().texts("network")).map(Object::toString).containsExactly("192.0.2.0/24");
	}

	@Test
	void keptRecordStaysWhenTheNextOneIsRead() {
		ActivitySource same = source("'uuid':'1','client':{'ipAddress':'192.0.2.1'}");
		UUID key = same.key();
		UUID content = same.content();
		ActivitySource kept = source("'uuid':'1','client':{'ipAddress':'192.0.2.1'}");
		kept.keep();
		source("'uuid':'2','client':{'ipAddress':'192.0.2.2'},'securityContext':{'asNumber':1}");
		assertThat(kept.key()).isEqualTo(key);
		assertThat(kept.content()).isEqualTo(content);
		assertThat(kept.fields().texts("address")).map(Object::toString).containsExactly("192.0.2.1");
		assertThat(kept.fields().texts("asn")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '\1',
			value = { "'city':'Lisbon','geolocation':{'lat':38.7,'lon':-9.1}; 38.7; 100",
					"'state':'Lisboa','geolocation':{'lat':'38.7','lon':-9.1}; 38.7; 300",
					"'geolocation':{'lat':38.7,'lon':-9.1}; ;", "'city':'Lisbon','geolocation':{'lat':0,'lon':0.0}; ;",
					"'city':'Lisbon','geolocation':{'lat':91,'lon':0}; ;",
					"'city':'Lisbon','geolocation':{'lat':1,'lon':180.5}; ;", "'city':'Lisbon','geolocation':null; ;",
					"'city':'Lisbon','geolocation':{'lat':1}; ;" })
	void loginHasThePlaceOfItsRecord(String context, @Nullable Double latitude, @Nullable Double accuracyKm) {
		Login login = login(
				"'client':{'ipAddress':'192.0.2.1','geographicalContext':{'country':'portugal'," + context + "}}");
		assertThat(login.country()).isEqualTo("PT");
		assertThat(login.place()).isEqualTo((latitude != null && accuracyKm != null)
				? new Place(latitude, -9.1, accuracyKm, "PT", Place.Source.RECORD_COORDINATES) : null);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[0,0]", "[-9.1,91]", "[181,38.7]", "null", "[-9.1,38.7]" })
	void coordinatesThatAreNoPlaceLeaveThatOfOtherMembers(String coordinates) {
		ParsedLine read = parse("ocsf", "{'time':1795168800000,'class_uid':3002,'activity_id':1,'status_id':1,"
				+ "'user':{'email_addr':'ann@example.org'},'src_endpoint':{'ip':'192.0.2.1','location':{'city':'Lisbon',"
				+ "'coordinates':" + coordinates + ",'lat':38.7,'long':-9.1}}}");
		Login login = Objects.requireNonNull(Objects.requireNonNull(read.record()).activity(Login.class));
		assertThat(login.place()).isEqualTo(new Place(38.7, -9.1, 100, null, Place.Source.RECORD_COORDINATES));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '\1', value = {
			"aws_sign_in; {'eventTime':'2026-11-20T10:00:00Z','eventName':'ConsoleLogin','sourceIPAddress':'192.0.2.1',"
					+ "'responseElements':{'ConsoleLogin':'Success'},'userIdentity':{'principalId':'A:ann@example.org'}}",
			"keycloak_events; {'time':1795168800000,'type':'access.LOGIN','authDetails':{'username':'ann@example.org',"
					+ "'ipAddress':'192.0.2.1'}}" })
	void loginMayHaveNoCountry(String dataset, String record) {
		ActivityRecord read = Objects.requireNonNull(parse(dataset, record).record());
		assertThat(read.source().user().email()).isEqualTo("ann@example.org");
		assertThat(read.activities()).containsExactly(new Login(read.source(), "192.0.2.1", "", "", null));
	}

	private static List<String> fields(ActivityRecord record, String... names) {
		return Stream.of(names).map((name) -> record.source().fields().texts(name).toString()).toList();
	}

	@ParameterizedTest
	@ValueSource(strings = { "'source.geo.location.lat':38.7,'source.geo.location.lon':-9.1",
			"'source':{'geo.location.lat':'38.7','geo':{'location.lon':'-9.1'}}", "'source.geo.location':'38.7,-9.1'",
			"'source.geo':{'location':{'lat':38.7,'lon':-9.1}}", "'source.geo.location':[-9.1,38.7]",
			"'source.geo.location.latitude':38.7,'source':{'geo':{'location':{'long':-9.1}}}" })
	void pointMayBePutTogetherOfFlatMembers(String location) {
		ParsedLine read = parse("ecs",
				"{'@timestamp':'2026-11-20T10:00:00Z','event.id':'1','event.category':'authentication',"
						+ "'event.outcome':'success','user.email':'ann@example.org','source.ip':'192.0.2.1',"
						+ "'source.geo.city_name':'Lisbon'," + location + "}");
		Login login = Objects.requireNonNull(Objects.requireNonNull(read.record()).activity(Login.class));
		assertThat(Objects.requireNonNull(login.place()).latitude()).isEqualTo(38.7);
		assertThat(login.place().longitude()).isEqualTo(-9.1);
	}

	private ActivitySource source(String members) {
		return login(members).source();
	}

	private Login login(String members) {
		ActivityRecord record = parse("okta_system_log", "{" + OKTA.formatted("ann@example.org") + "," + members + "}")
			.record();
		return Objects.requireNonNull(Objects.requireNonNull(record).activity(Login.class));
	}

	private ParsedLine parse(String dataset, String record) {
		return this.parser.parse(this.datasets.find(dataset).orElseThrow(),
				new Line(1, record.replace('\'', '"').getBytes(StandardCharsets.UTF_8), null));
	}

}
