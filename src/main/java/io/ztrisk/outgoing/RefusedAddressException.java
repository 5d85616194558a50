package io.ztrisk.outgoing;

import java.net.UnknownHostException;

/**
 * An address of a host is refused.
 */
@SuppressWarnings("serial")
class RefusedAddressException extends UnknownHostException {

}
