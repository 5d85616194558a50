package io.ztrisk.console;

import java.nio.file.Path;

/**
 * A directory whose files replace those of the jar. They are read anew at each request,
 * so that a developer sees a change at once.
 */
public record ConsoleDirectory(Path path) {

}
