package io.ztrisk.secevent;

import java.util.Map;

/**
 * The claims of a security event token (RFC 8417) with one event.
 *
 * @param aud the receiver
 * @param events the event by its type
 * @param iat when it was signed, in seconds since 1970
 * @param jti the id of the delivery
 * @param subId whom the event is about
 * @param txn the id of the change, or the delivery of an event about a stream
 */
record SecurityEvent(String aud, Map<String, Object> events, long iat, String iss, String jti, SubjectId subId,
		String txn) {

}
