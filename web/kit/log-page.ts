/** On every page of the log: failures are told, and the last step can be undone. */
import { watchFailures } from "./failures.ts";
import "./undo-toast.ts";

watchFailures();
