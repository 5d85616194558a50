/** Preact and htm in one place: every module of the console imports them from here. */
import {Component, Fragment, createRef, h, render} from "./preact.js";
import htm from "./htm.js";

/** Makes elements from a template: `` html`<p>${text}</p>` ``. Values become text nodes or properties, never HTML. */
export const html = htm.bind(h);

export {Component, Fragment, createRef, render};
