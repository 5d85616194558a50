package io.ztrisk.log;

import io.ztrisk.activity.ActivityRecord;

/**
 * Maps the records of a format to activities.
 */
interface ActivityMapper {

	/**
	 * The activities of a record. It is called for every record, so it must cost next to
	 * nothing.
	 * @throws io.ztrisk.body.BadLineException if a field of an activity cannot be read
	 */
	ActivityRecord map(LogRecord record);

}
