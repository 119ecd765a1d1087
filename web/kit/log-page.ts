/** Imported by every page of the log: reports failures and offers to undo the last step. */
import { watchFailures } from "./failures.ts";
import "./undo-toast.ts";

watchFailures();
