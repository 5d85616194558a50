package io.ztrisk.mapping;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import io.ztrisk.activity.ActivityName;
import io.ztrisk.format.Uuids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the predefined mappings read of records, in which single quotes stand for double
 * ones.
 */
class PredefinedMappingsTests {

	private static final Map<String, Mapping> MAPPINGS = PredefinedMappings.read("mapping");

	@Test
	void areDescribedAndNotStrict() {
		assertThat(MAPPINGS).isNotEmpty();
		assertThat(MAPPINGS.values()).noneMatch(Mapping::strict)
			.allSatisfy((mapping) -> assertThat(mapping.description()).isPresent());
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '\1', value = {
			"{'eventType':'user.session.start','outcome':{'result':'SUCCESS'}}; LOGIN_SUCCESS",
			"{'eventType':'user.authentication.sso','outcome':{'result':'SUCCESS'}}; LOGIN_SUCCESS",
			"{'eventType':'user.session.end','outcome':{'result':'SUCCESS'}};",
			"{'eventType':'user.authentication.sso','outcome':{'result':'SUCCESS'},"
					+ "'debugContext':{'debugData':{'requestUri':'/oauth2/v1/token'}}};",
			"{'eventType':'user.session.start','outcome':{'result':'FAILURE','reason':'INVALID_CREDENTIALS'}}; "
					+ "LOGIN_FAILURE",
			"{'eventType':'user.session.start','outcome':{'result':'SKIPPED'}};",
			"{'eventType':'user.mfa.okta_verify.deny_push'}; MFA_DENIED",
			"{'eventType':'user.mfa.okta_verify.deny_push_upgrade_needed'}; MFA_DENIED",
			"{'eventType':'user.authentication.auth_via_mfa','outcome':{'result':'FAILURE'},"
					+ "'debugContext':{'debugData':{'factor':'OKTA_VERIFY_PUSH'}}}; MFA_DENIED",
			"{'eventType':'user.authentication.auth_via_mfa','outcome':{'result':'FAILURE'},"
					+ "'debugContext':{'debugData':{'factor':'SMS_FACTOR'}}};",
			"{'securityContext':{'risk':{'level':'HIGH'}}}; RISK_REPORTED",
			"{'securityContext':{'risk':{'level':'MEDIUM'}},'debugContext':{'debugData':{"
					+ "'logOnlySecurityData':'{\\'risk\\':{\\'level\\':\\'HIGH\\'}}'}}};",
			"{'securityContext':null,'debugContext':{'debugData':{"
					+ "'logOnlySecurityData':'{\\'risk\\':{\\'level\\':\\'HIGH\\'}}'}}}; RISK_REPORTED",
			"{'debugContext':{'debugData':{'risk':'{reasons=Anomalous Device, level=HIGH}'}}}; RISK_REPORTED",
			"{'debugContext':{'debugData':{'risk':'{level=LOW}'}}};",
			"{'eventType':'user.account.report_suspicious_activity_by_enduser','client':{'geographicalContext':null}}; "
					+ "RISK_REPORTED" })
	void okta(String record, @Nullable String activity) {
		assertActivity("okta_system_log", record, activity);
	}

	@Test
	void oktaReadsPeopleOnly() {
		String record = """
				{"uuid":"dc9fd3c0-598c-11ef-8478-2b7584bf8d5a","published":"2026-11-20T10:00:00.000Z",
				"actor":{"id":"00u1","type":"User","alternateId":"ann@example.org","displayName":"unknown"},
				"target":[{"type":"AppUser","displayName":"x"},{"displayName":"VPN","type":"AppInstance"}],
				"client":{"ipAddress":"192.0.2.1","geographicalContext":{"country":"Portugal","city":null,
				"geolocation":{"lat":38.7,"lon":-9.1}}},"securityContext":{"asNumber":64500,"isProxy":false}}""";
		Mapping mapping = mapping("okta_system_log");
		TreeValues values = new TreeValues(mapping, record);
		assertThat(mapping.time(values)).contains(Instant.parse("2026-11-20T10:00:00Z"));
		assertThat(key("okta_system_log", record)).isEqualTo(UUID.fromString("bb3f95fc-baf8-8640-8aee-f83336e9e261"));
		assertThat(mapping.user().email().texts(values)).containsExactly("ann@example.org");
		assertThat(mapping.user().name().first(values)).isEmpty();
		assertThat(fields("okta_system_log", record)).contains("application=[VPN]", "address=[192.0.2.1]",
				"country=[Portugal]", "city=[]", "latitude=[38.7]", "longitude=[-9.1]", "asn=[64500]",
				"anonymizer=[false]");
		assertThat(isPerson("okta_system_log", record)).isTrue();
		assertThat(isPerson("okta_system_log", record.replace("\"User\"", "\"SystemPrincipal\""))).isFalse();
		assertThat(isPerson("okta_system_log", "{}")).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '\1', value = {
			"{'category':'SignInLogs','properties':{'status':{'errorCode':0}}}; LOGIN_SUCCESS",
			"{'category':'SignInLogs','properties':{'status':{'errorCode':'0'},'isInteractive':true}}; LOGIN_SUCCESS",
			"{'status':{'errorCode':0},'location':{'city':'Lisbon'}}; LOGIN_SUCCESS",
			"{'category':'SignInLogs','properties':{'status':{'errorCode':0},'isInteractive':false}};",
			"{'category':'NonInteractiveUserSignInLogs','properties':{'status':{'errorCode':0}}};",
			"{'category':'ADFSSignInLogs','properties':{'status':{'errorCode':50126}}};",
			"{'category':'SignInLogs','properties':{'status':{'errorCode':50126}}}; LOGIN_FAILURE",
			"{'status':{'errorCode':'50053'}}; LOGIN_FAILURE", "{'status':{'errorCode':50074}};",
			"{'status':{'errorCode':500121,'additionalDetails':'MFA denied\\u003b user declined'}}; MFA_DENIED",
			"{'status':{'errorCode':500121,'additionalDetails':'MFA required'}};",
			"{'properties':{'riskLevel':'high','riskState':'atRisk'}}; RISK_REPORTED",
			"{'riskLevelDuringSignIn':'high','riskState':'confirmedSafe'}; ",
			"{'riskLevelDuringSignIn':'low','riskLevel':'high'}; " })
	void entra(String record, @Nullable String activity) {
		assertActivity("entra_sign_ins", record, activity);
	}

	@Test
	void entraReadsBothForms() {
		String outer = """
				{"time":"2026-11-20T10:00:00Z","location":"PT","category":"SignInLogs","properties":{"id":"s1",
				"createdDateTime":"2026-11-20T09:59:58.1234567Z","userId":"u1","userPrincipalName":"ann@example.org",
				"authenticationRequirement":"multiFactorAuthentication","location":{"city":"","geoCoordinates":{}},
				"riskEventTypes_v2":["anonymizedIPAddress","unfamiliarFeatures"],"ipAddress":"192.0.2.1"}}""";
		assertThat(fields("entra_sign_ins", outer)).contains("country=[PT]", "city=[]", "latitude=[]", "mfa=[true]",
				"anonymizer=[true]", "risk_events=[anonymizedIPAddress, unfamiliarFeatures]", "address=[192.0.2.1]");
		Mapping mapping = mapping("entra_sign_ins");
		assertThat(mapping.time(new TreeValues(mapping, outer))).contains(Instant.parse("2026-11-20T09:59:58.123456Z"));
		assertThat(key("entra_sign_ins", outer)).isEqualTo(Uuids.ofParts("record", "entra_sign_ins", "s1"));
		String graph = """
				{"id":"s1","createdDateTime":"2026-11-20T09:59:58Z","userId":"u1","riskEventType":"leakedCredentials",
				"authenticationRequirement":"singleFactorAuthentication","location":{"city":"Lisbon",
				"countryOrRegion":"PT","geoCoordinates":{"latitude":38.7,"longitude":-9}}}""";
		assertThat(fields("entra_sign_ins", graph)).contains("country=[PT]", "city=[Lisbon]", "latitude=[38.7]",
				"longitude=[-9]", "mfa=[]", "anonymizer=[]", "risk_events=[leakedCredentials]");
		assertThat(key("entra_sign_ins", graph)).isEqualTo(key("entra_sign_ins", outer));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '\1',
			value = {
					"{'class_uid':3002,'activity_id':1,'status_id':1,'src_endpoint':{'ip':'192.0.2.1'}}; LOGIN_SUCCESS",
					"{'class_uid':3002,'activity_id':1,'status_id':2,'src_endpoint':{'ip':'192.0.2.1'}}; LOGIN_FAILURE",
					"{'class_uid':3002,'activity_id':1,'status_id':1,'logon_type_id':3,'src_endpoint':{'ip':'::1'}}; "
							+ "LOGIN_SUCCESS",
					"{'class_uid':3002,'activity_id':1,'status_id':1,'logon_type_id':5,'src_endpoint':{'ip':'::1'}};",
					"{'class_uid':3002,'activity_id':1,'status_id':1,'src_endpoint':{'ip':'-'}};",
					"{'class_uid':3002,'activity_id':1,'src_endpoint':{'ip':'192.0.2.1'}};",
					"{'class_uid':3002,'activity_id':2,'status_id':1,'src_endpoint':{'ip':'192.0.2.1'}};",
					"{'class_uid':3002,'user':{'risk_level_id':4}}; RISK_REPORTED",
					"{'class_uid':4002,'user':{'risk_level_id':4}};",
					"{'class_uid':4002,'http_request':{'url':{'category_ids':[1,18]}}}; VISIT",
					"{'class_uid':4002,'http_request':{'url':{'category_ids':[1]}}};", "{'class_uid':4003};",
					"{'class_uid':2006,'activity_id':1,'finding_info':{'title':'Cards'}}; DLP_MATCH",
					"{'class_uid':2006,'activity_id':2};",
					"{'class_uid':2004,'malware':[{'name':'EICAR'}],'evidences':[{'file':{'name':'a.exe'}}]}; FILE",
					"{'class_uid':2004,'malware':[{'name':'EICAR'}]};",
					"{'class_uid':2003,'malware':[{'name':'E'}]," + "'file':{'name':'a.exe'}};" })
	void ocsf(String record, @Nullable String activity) {
		assertActivity("ocsf", record, activity);
	}

	@Test
	void ocsfReadsUsersAndCategoriesWhereverTheyAre() {
		String record = """
				{"time":1795168800,"class_uid":2004,"finding_info":{"uid":"f1"},"user":{"name":"ANN","risk_level_id":2},
				"metadata":{"product":{"vendor_name":"V","name":"P"}},"evidences":[{},{"user":{"email_addr":"a@b.c"}}],
				"src_endpoint":{"location":{"coordinates":[-9.1,38.7],"country":"PT"}},
				"http_request":{"url":{"category_ids":[7,9,"43",999]}}}""";
		Mapping mapping = mapping("ocsf");
		TreeValues values = new TreeValues(mapping, record);
		assertThat(mapping.time(values)).contains(Instant.ofEpochSecond(1795168800));
		assertThat(mapping.user().email().texts(values)).containsExactly("a@b.c", "ANN");
		assertThat(mapping.user().id().getLast()).map((spec) -> spec.first(values).orElse(""))
			.containsExactly("V", "ann");
		assertThat(fields("ocsf", record)).contains("category_ids=[17, 117]", "risk=[medium]", "verdict=[malicious]",
				"coordinates=[{\"lat\":38.7,\"lon\":-9.1}]", "request_id=[f1]", "source=[P]");
		assertThat(key("ocsf", record)).isEqualTo(Uuids.ofParts("record", "ocsf", "f1"));
		assertThat(key("ocsf", "{\"time\":1,\"user\":{\"name\":\"x\"}}"))
			.isEqualTo(Uuids.ofParts("record", "ocsf", "1", "", "", "", "x", "", ""));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '\1', value = {
			"{'event':{'category':['authentication'],'outcome':'success'},'source':{'ip':'192.0.2.1'}}; LOGIN_SUCCESS",
			"{'event.category':'authentication','event.outcome':'success','source.ip':'192.0.2.1'}; LOGIN_SUCCESS",
			"{'event.category':['iam','authentication'],'event':{'outcome':'failure'},'client.ip':'::1'}; LOGIN_FAILURE",
			"{'event.category':'authentication','event.outcome':'success'};",
			"{'event.category':'authentication','event.outcome':'unknown','source.ip':'192.0.2.1'};",
			"{'event.category':'network','event.outcome':'success','source.ip':'192.0.2.1'};",
			"{'event':{'category':'authentication','type':['end'],'outcome':'success'},'source':{'ip':'192.0.2.1'}};" })
	void ecs(String record, @Nullable String activity) {
		assertActivity("ecs", record, activity);
	}

	@Test
	void ecsReadsPointsInThreeFormsAndAHostThatIsAText() {
		for (String point : List.of("{\"lat\":38.7,\"lon\":-9.1}", "[-9.1,38.7]", "\"38.7,-9.1\"")) {
			assertThat(fields("ecs", "{\"host\":\"h\",\"source\":{\"geo\":{\"location\":%s}}}".formatted(point)))
				.contains("coordinates=[{\"lat\":38.7,\"lon\":-9.1}]", "device_id=[]", "host=[]");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '\1', value = {
			"{'id':{'applicationName':'login'},'events':[{'name':'login_verification'},{'name':'login_success'}]}; "
					+ "LOGIN_SUCCESS",
			"{'id':{'applicationName':'saml'},'events':{'name':'login_failure'}}; LOGIN_FAILURE",
			"{'id':{'applicationName':'drive'},'events':[{'name':'login_success'}]};",
			"{'id':{'applicationName':'login'},'events':[{'name':'logout'}]};",
			"{'id':{'applicationName':'login'},'events':[{'name':'logout',"
					+ "'parameters':[{'name':'is_suspicious','boolValue':true}]}]}; RISK_REPORTED",
			"{'id':{'applicationName':'login'},'events':[{'name':'logout',"
					+ "'parameters':[{'name':'is_suspicious','boolValue':false}]}]};",
			"{'id':{'applicationName':'login'},'events':[{'name':'gov_attack_warning'}]}; RISK_REPORTED" })
	void google(String record, @Nullable String activity) {
		assertActivity("google_workspace_login", record, activity);
	}

	@Test
	void googleNamesTheActorBeforeTheAffectedPerson() {
		String record = """
				{"id":{"time":"2026-11-20T10:00:00.000Z","uniqueQualifier":"-7","applicationName":"login"},
				"actor":{"email":"ann@example.org","profileId":"123456789012345678901"},"events":[{"name":"a",
				"parameters":[{"name":"affected_email_address","value":"bob@example.org"}]},{"name":"b"}],
				"networkInfo":{"ipAsn":[64500,64501],"regionCode":"PT"}}""";
		Mapping mapping = mapping("google_workspace_login");
		assertThat(mapping.user().email().texts(new TreeValues(mapping, record))).containsExactly("ann@example.org",
				"bob@example.org");
		assertThat(fields("google_workspace_login", record)).contains("event_type=[a]", "event_types=[a, b]",
				"asn=[64500]", "country=[PT]");
		assertThat(key("google_workspace_login", record))
			.isEqualTo(Uuids.ofParts("record", "google_workspace_login", "2026-11-20T10:00:00.000Z", "-7", "a"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '\1', value = {
			"{'eventName':'ConsoleLogin','responseElements':{'ConsoleLogin':'Success'}}; LOGIN_SUCCESS",
			"{'eventName':'ConsoleLogin','responseElements':{'ConsoleLogin':'Failure'}}; LOGIN_FAILURE",
			"{'eventName':'ConsoleLogin','responseElements':null};",
			"{'eventName':'UserAuthentication','serviceEventDetails':{'UserAuthentication':'Success'}}; LOGIN_SUCCESS",
			"{'eventName':'UserAuthentication','serviceEventDetails':{'UserAuthentication':'Failure'}};",
			"{'eventName':'CredentialVerification','serviceEventDetails':{'CredentialVerification':'Failure'}}; "
					+ "LOGIN_FAILURE",
			"{'eventName':'CredentialVerification','serviceEventDetails':{'CredentialVerification':'Success'}};" })
	void aws(String record, @Nullable String activity) {
		assertActivity("aws_sign_in", record, activity);
	}

	@Test
	void awsFindsThePersonBehindARole() {
		Mapping mapping = mapping("aws_sign_in");
		assertThat(mapping.user()
			.email()
			.texts(new TreeValues(mapping, "{\"userIdentity\":{\"principalId\":\"AROA1:ann@example.org\",\"userName\":"
					+ "\"HIDDEN_DUE_TO_SECURITY_REASONS\"}}")))
			.containsExactly("ann@example.org");
		assertThat(mapping.user()
			.email()
			.texts(new TreeValues(mapping, "{\"userIdentity\":{\"principalId\":\"AIDA1\",\"userName\":\"ann\"}}")))
			.containsExactly("ann");
		assertThat(fields("aws_sign_in", "{\"additionalEventData\":{\"MFAUsed\":\"Yes\"}}")).contains("mfa=[true]");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '\1',
			value = { "{'type':'LOGIN'}; LOGIN_SUCCESS", "{'type':'access.LOGIN','error':null}; LOGIN_SUCCESS",
					"{'type':'LOGOUT'};", "{'type':'LOGIN_ERROR','error':'invalid_user_credentials'}; LOGIN_FAILURE",
					"{'type':'access.LOGIN_ERROR','error':'user_not_found'}; LOGIN_FAILURE",
					"{'type':'LOGIN_ERROR','error':'expired_code'};", "{'type':'LOGIN_ERROR','error':'null'};" })
	void keycloak(String record, @Nullable String activity) {
		assertActivity("keycloak_events", record, activity);
	}

	@Test
	void keycloakDistinguishesRealms() {
		Mapping mapping = mapping("keycloak_events");
		TreeValues values = new TreeValues(mapping,
				"{\"realmId\":\"r1\",\"details\":{\"username\":\"JDoe\"},\"authDetails\":{\"userId\":\"u\"}}");
		assertThat(mapping.user().id())
			.map((parts) -> parts.stream().map((part) -> part.first(values).orElse("")).toList())
			.containsExactly(List.of("r1", "jdoe"), List.of("r1", "u"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '\1',
			value = { "{'action':'login','allowed':true}; LOGIN_SUCCESS",
					"{'action':'login','allowed':false}; LOGIN_FAILURE", "{'action':'logout','allowed':true};",
					"{'action':'login'};", "{'allowed':true};" })
	void accessRequestsOfTheRestApi(String record, @Nullable String activity) {
		assertActivity("access_requests_rest", record, activity);
	}

	@Test
	void bothFeedsOfAccessShareTheirKeys() {
		assertThat(key("access_requests_rest", "{\"ray_id\":\"8d1f1c8b2a3b4c5d\"}"))
			.isEqualTo(Uuids.ofParts("record", "access_requests", "8d1f1c8b2a3b4c5d"));
	}

	private static Mapping mapping(String dataset) {
		return Objects.requireNonNull(MAPPINGS.get(dataset));
	}

	private static void assertActivity(String dataset, String record, @Nullable String activity) {
		Mapping mapping = mapping(dataset);
		TreeValues values = new TreeValues(mapping, record.replace('\'', '"'));
		assertThat(TestFields.activities(mapping, values, Map.of())).map(ActivityName::name)
			.isEqualTo((activity != null) ? List.of(activity) : List.of());
	}

	private static List<String> fields(String dataset, String record) {
		Mapping mapping = mapping(dataset);
		TreeValues values = new TreeValues(mapping, record);
		return mapping.fields().stream().map((field) -> field.name() + "=" + field.read(values)).toList();
	}

	private static boolean isPerson(String dataset, String record) {
		Mapping mapping = mapping(dataset);
		return mapping.user().where().holds(TestFields.of(mapping, new TreeValues(mapping, record), Map.of()));
	}

	/** The key by the first alternative whose first part has a value. */
	private static UUID key(String dataset, String record) {
		Mapping mapping = mapping(dataset);
		TreeValues values = new TreeValues(mapping, record);
		List<String> parts = mapping.key()
			.stream()
			.filter((alternative) -> alternative.getFirst().first(values).isPresent())
			.findFirst()
			.orElseThrow()
			.stream()
			.map((spec) -> spec.first(values).orElse(""))
			.toList();
		return Uuids.ofParts(Stream.concat(Stream.of("record", mapping.keyDataset().orElse(dataset)), parts.stream())
			.toArray(String[]::new));
	}

}
