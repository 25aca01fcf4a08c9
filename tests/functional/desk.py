"""A person at the review desk without a browser: follows links and submits the forms that the pages hold."""

from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, build_opener

from lxml import html


class Desk:
    def __init__(self, site: str) -> None:
        self.site = site
        self._opener = build_opener(HTTPCookieProcessor(CookieJar()))
        self.url = ""
        self.text = ""
        self.page = html.fromstring("<html></html>")

    def get(self, path: str) -> "Desk":
        return self._open(urljoin(self.site, path), None)

    def press(self, act: str, **typed: str) -> "Desk":
        """Submit the form whose button is `act`, with these fields filled in."""
        (form,) = {button.iterancestors("form").__next__() for button in self._buttons(act)}
        values = dict(form.form_values())
        unknown = set(typed) - set(form.fields.keys())
        assert not unknown, f"The form has no fields {unknown}."
        data = urlencode({**values, **typed, "act": act}).encode()
        return self._open(urljoin(self.url, form.action or self.url), data)

    def can(self, act: str) -> bool:
        return bool(self._buttons(act))

    def words(self) -> str:
        return " ".join(self.page.text_content().split())

    def _buttons(self, act: str) -> list[html.HtmlElement]:
        return list(self.page.xpath("//form//button[@name='act'][@value=$act]", act=act))

    def _open(self, url: str, data: bytes | None) -> "Desk":
        try:
            # Django compares the Referer with the host on secure sites only, so none is sent.
            answer = self._opener.open(url, data, timeout=30)
        except HTTPError as error:
            told = " ".join(html.fromstring(error.read().decode()).text_content().split())
            raise AssertionError(f"{url} answered {error.code}: {told[:2000]}") from error
        self.url = answer.url
        self.text = answer.read().decode()
        self.page = html.fromstring(self.text)
        return self
