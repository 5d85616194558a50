/** How to send logs to this account: the destination of Logpush, a command, and a token for both. */
import {Component, html} from "./html.js";
import {Action} from "./action.js";
import {call} from "./api.js";
import {Copy} from "./copy.js";
import {showOnce} from "./one_time_value.js";
import {Problem, undone} from "./problem.js";
import {route} from "./router.js";
import {say} from "./status.js";

const DATASETS = ["access_requests", "gateway_dns", "gateway_http", "device_posture_results", "okta_system_log", "entra_sign_ins", "google_workspace_login", "aws_sign_in", "keycloak_events", "ocsf", "ecs"];
const LOGPUSH = new Set(DATASETS.slice(0, 4));

export class SendLogs extends Component {

	state = {dataset: DATASETS[0], error: undefined};

	makeToken = async () => {
		try {
			const {result} = await call("POST", `/accounts/${route.account}/tokens`, {body: {name: "Logs", permissions: ["logs_write"]}});
			showOnce(result);
			say("The token is made");
			this.setState({error: undefined});
		} catch (error) {
			this.setState({error});
		}
	};

	render(properties, {dataset, error}) {
		const url = `${location.origin}/accounts/${route.account}/zt_risk_scoring/logs/${dataset}`;
		const destination = `${url}?header_Authorization=Bearer%20TOKEN`;
		const command = `curl -sSf '${url}' -H "Authorization: Bearer $TOKEN" --data-binary @records.ndjson`;
		return html`
			<label class="field">Dataset <select value=${dataset} onChange=${(event) => this.setState({dataset: event.target.value})}>${DATASETS.map((name) => html`<option value=${name}>${name}</option>`)}</select></label>
			${LOGPUSH.has(dataset) && html`<p>Point a Logpush HTTP destination at this address, over HTTPS. Logpush turns the query parameter into a header:</p>
				<div class="snippet"><code>${destination}</code> <${Copy} text=${destination} what="the destination" /></div>`}
			<p>Any program can send the records as lines of JSON:</p>
			<div class="snippet"><code>${command}</code> <${Copy} text=${command} what="the command" /></div>
			<p>Both need a token that can only send data.</p>
			<${Action} needs="tokens_write" onClick=${this.makeToken}>Make a token</${Action}>
			${error && html`<${Problem} error=${error} what=${undone(error, "The token", "made")} />`}`;
	}

}
