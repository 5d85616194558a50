package io.ztrisk.console;

import java.util.Map;

import org.springframework.web.HttpRequestHandler;

/**
 * Routes of the console that another package handles.
 *
 * @param handlers by their whole paths
 */
public record MoreRoutes(Map<String, HttpRequestHandler> handlers) {

}
