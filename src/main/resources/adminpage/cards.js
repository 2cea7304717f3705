// A card on a reader that types, heard with the focus anywhere on the page.

import "./kiosk-reader.js";
import { useEffect, useRef } from "./parts.js";

/** Calls the handler with what the reader sent, as long as the view is shown. */
export function useCard(handler) {
  const latest = useRef(handler);
  latest.current = handler;
  useEffect(() => {
    const hear = (event) => {
      event.preventDefault();
      // When this event is over, the reader puts back what was in the field. The view must hear of it before it is drawn again.
      const field = document.activeElement;
      queueMicrotask(() => field?.dispatchEvent(new Event("input", { bubbles: true })));
      latest.current(event.detail.badge);
    };
    document.addEventListener("kiosk-badge", hear);
    return () => document.removeEventListener("kiosk-badge", hear);
  }, []);
}
