// Asking the server and telling the person when it refuses.
import { Refusal } from "./api.js";
import { showToast } from "./overlay.js";
import { word } from "./words.js";

/** The answer of a request, or null after showing the server's refusal. */
export async function attempt(work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    showToast(error.message || word("offline"), true);
    return null;
  }
}
