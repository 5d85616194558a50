/** Which level the user had at a time. */
import {Component, html} from "../html.js";
import {call} from "../api.js";
import {dateTime} from "../format.js";
import {Badge} from "../level.js";
import {Problem} from "../problem.js";
import {userPath} from "./dialogs.js";

/** Property: `id` of the user. */
export class LevelAt extends Component {

	state = {at: undefined, error: undefined};

	ask = async (event) => {
		event.preventDefault();
		try {
			const {result} = await call("GET", userPath(this.props.id, "/history"), {query: {at: `${event.target.elements.at.value}Z`.replace(/T(\d\d:\d\d)Z$/, "T$1:00Z"), per_page: 1}});
			this.setState({at: result.at, error: undefined});
		} catch (error) {
			this.setState({error, at: undefined});
		}
	};

	render(properties, {at, error}) {
		return html`<details class="level-at"><summary>Level at a time</summary>
			<form class="row" onSubmit=${this.ask}><label>Time (UTC) <input name="at" type="datetime-local" step="1" required /></label><button type="submit">Look up</button></form>
			${at && html`<p>${at.recorded ? html`<${Badge} level=${at.level} />` : "Not recorded"} at ${dateTime(at.time)}</p>`}
			${error && html`<${Problem} error=${error} what="The level could not be looked up" />`}</details>`;
	}

}
