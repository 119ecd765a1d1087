"""The actions of a visitor in WebKit, by the labels on the screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selenium.webdriver import WebKitGTK
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

WITHIN = 20  # seconds; long, because tests must pass on a busy machine
LABELLED = "//*[@id = //label[normalize-space() = '{}']/@for]"


@dataclass
class Visitor:
    """A person with the app open."""

    driver: WebKitGTK
    url: str

    def open(self, path: str) -> None:
        """Open an address of the app."""
        self.driver.get(self.url + path)

    def wait_for(self, sign: Callable[[], Any]) -> Any:
        """Wait until a function returns a true value, and return that."""
        return WebDriverWait(self.driver, WITHIN).until(lambda _driver: sign())

    def wait_until_saved(self) -> None:
        """Wait until the page says that its language is saved."""
        self.wait_for(lambda: self.find("html").get_attribute("data-offline") == "ready")

    def find(self, selector: str) -> WebElement:
        """Return the first element of that kind."""
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def field(self, label: str) -> WebElement:
        """Return the field with that label, once the form takes input."""
        field = self.driver.find_element(By.XPATH, LABELLED.format(label))
        self.wait_for(field.is_enabled)
        return field

    def press(self, name: str) -> None:
        """Press a button; the driver doesn't find it while the page still scrolls to it."""
        button = self.driver.find_element(By.XPATH, f"//button[normalize-space() = '{name}']")
        scroll = "arguments[0].scrollIntoView({ behavior: 'instant', block: 'center' })"
        self.driver.execute_script(scroll, button)
        button.click()

    def words(self, selector: str) -> str:
        """Return the text of a part of the page, with text for screen readers."""
        return str(self.find(selector).get_property("textContent")).strip()

    def wait_for_words(self, words: str) -> None:
        """Wait until the page shows this text."""
        self.wait_for(lambda: words in self.find("body").text)

    def photo_widths(self) -> list[int]:
        """Return the widths of the photos on the page, in pixels: 0 until one is loaded."""
        images = "document.querySelectorAll('stored-photo img')"
        widths: list[int] = self.driver.execute_script(
            f"return Array.from({images}, (each) => each.naturalWidth)"
        )
        return widths

    def draw_photo(self, folder: Path) -> Path:
        """Draw a JPEG, 400 pixels wide, and save it in a folder."""
        image = folder / "slip.jpg"
        image.write_bytes(bytes(self.driver.execute_async_script(DRAW)))
        return image


DRAW = """
  const [done] = arguments;
  const canvas = Object.assign(document.createElement("canvas"), { width: 400, height: 300 });
  canvas.getContext("2d").fillRect(9, 9, 99, 99);
  const give = async (blob) => done(Array.from(new Uint8Array(await blob.arrayBuffer())));
  canvas.toBlob(give, "image/jpeg");
"""
