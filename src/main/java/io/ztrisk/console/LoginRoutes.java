package io.ztrisk.console;

import java.util.Map;

import org.springframework.web.HttpRequestHandler;

/**
 * Routes of the console for signing in, which another package handles.
 *
 * @param handlers by their whole paths
 */
public record LoginRoutes(Map<String, HttpRequestHandler> handlers) {

}
