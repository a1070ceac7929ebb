from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from django import forms
from django.http import QueryDict
from django.utils import timezone

from phoihop.ui.choosing import MOST_OFFERED, Choice, Option, OrganisationField, OrganisationsField, options_response
from phoihop.ui.fields import field_view, period_echo
from phoihop.ui.forms import DayField, Form, NumberField, OnceField, PeriodField, RevisionField, SecrecyField
from phoihop.ui.gallery import DIRECTORY, GalleryForm


class OneForm(Form):
    due = DayField(label="Hạn")
    signed = DayField(label="Ngày", toward="past", required=False)
    amount = NumberField(label="Thực hiện", unit="tấn", least=0, required=False)
    period = PeriodField(label="Kỳ", required=False)
    once = OnceField(required=False)
    revision = RevisionField()


def _clean(**typed: str) -> OneForm:
    form = OneForm({"due": "30/9/2026", **typed})
    form.is_valid()
    return form


@pytest.mark.parametrize("typed", ["30/9/2026", "30-9-26", "30092026", " 30.09.2026 "])
def test_a_day_may_be_typed_as_officials_write_it(typed: str) -> None:
    assert _clean(due=typed).cleaned_data["due"] == date(2026, 9, 30)


def test_a_day_without_year_leans_the_way_its_field_does() -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    form = _clean(due=f"{tomorrow:%d/%m}", signed=f"{tomorrow:%d/%m}")
    assert form.cleaned_data["due"] == tomorrow
    assert form.cleaned_data["signed"] < timezone.localdate()


def test_an_impossible_day_is_refused_in_a_sentence_and_kept_as_typed() -> None:
    form = _clean(due="31/6")
    assert form.errors["due"] == ["Tháng 6 không có ngày 31. Xin nhập lại ngày."]
    view = field_view(form["due"])
    assert (view.value, view.echo) == ("31/6", "")
    assert view.described_by == f"{view.id}-error {view.id}-echo"


def test_a_missing_day_says_how_to_write_one() -> None:
    assert _clean(due="").errors["due"] == ["Chưa có ngày. Nhập ngày, ví dụ 30/9/2026."]


def test_an_initial_day_is_shown_as_typed_and_echoed_with_its_weekday() -> None:
    view = field_view(OneForm(initial={"due": date(2026, 9, 30)})["due"])
    assert (view.value, view.echo) == ("30/09/2026", "Thứ Tư, 30/09/2026")


def test_an_ambiguous_figure_is_asked_about_and_the_answer_settles_it() -> None:
    asked = _clean(amount="1.234")
    assert asked.errors["amount"] == ["“1.234” có thể là 1234 hoặc 1,234. Chọn cách hiểu đúng."]
    readings = field_view(asked["amount"]).readings
    assert [words for _value, words in readings] == ["1234", "1,234"]
    answers = [
        _clean(**{"amount": "1.234", "amount-reading": value}).cleaned_data["amount"] for value, _words in readings
    ]
    assert answers == [Decimal(1234), Decimal("1.234")]


def test_a_reading_of_other_words_is_ignored() -> None:
    form = _clean(**{"amount": "5", "amount-reading": "1234"})
    assert form.cleaned_data["amount"] == Decimal(5)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("12 tấn", "Ô này chỉ nhận số. Bỏ chữ “tấn”; đơn vị tính đã ghi ở cột bên."),
        ("-3", "Số nhỏ nhất được nhận là 0. Xin nhập lại."),
    ],
)
def test_what_is_not_a_figure_is_refused_with_a_remedy(typed: str, sentence: str) -> None:
    assert _clean(amount=typed).errors["amount"] == [sentence]


def test_an_empty_optional_field_is_nothing_not_zero() -> None:
    cleaned = _clean().cleaned_data
    assert (cleaned["amount"], cleaned["signed"], cleaned["period"]) == (None, None, None)


def test_a_period_is_read_and_echoed_with_its_days() -> None:
    assert _clean(period="q2/2026").cleaned_data["period"].label == "quý II/2026"
    assert period_echo("q2/2026") == "quý II/2026: 01/04/2026–30/06/2026"


def test_every_form_carries_its_own_one_time_key() -> None:
    first, second = (UUID(str(OneForm()["once"].value())) for _ in range(2))
    assert first != second
    assert field_view(OneForm()["once"]).kind == "hidden"


def test_the_declaration_is_never_ticked_beforehand() -> None:
    class Issue(Form):
        secrecy = SecrecyField()

    assert field_view(Issue(initial={"secrecy": True})["secrecy"]).checked is False
    assert field_view(Issue({"secrecy": "on"})["secrecy"]).checked is False
    assert Issue({"secrecy": "on"}).is_valid()
    assert Issue({}).errors["secrecy"] == [
        "Chưa xác nhận nội dung không chứa bí mật nhà nước. Đọc lại, đánh dấu rồi gửi."
    ]


def test_djangos_own_fields_speak_our_way_and_own_words_stay() -> None:
    class Plain(Form):
        name = forms.CharField(label="Tên", max_length=3)
        other = forms.CharField(label="Khác", error_messages={"required": "Lời riêng."})
        area = forms.ChoiceField(label="Lĩnh vực", choices=[("a", "A")])

    assert Plain({}).errors["name"] == ["Chưa có “Tên”. Nhập vào ô này."]
    assert Plain({}).errors["other"] == ["Lời riêng."]
    wrong = Plain({"name": "bốn chữ", "other": "x", "area": "z"})
    assert wrong.errors["name"] == ["Ô này nhận tối đa 3 ký tự, đang có 7. Rút gọn rồi gửi lại."]
    assert wrong.errors["area"] == ["Mục đã chọn ở “Lĩnh vực” không còn. Chọn lại."]


def test_a_refused_command_places_its_sentences_at_their_fields() -> None:
    form = _clean()
    form.take({"due": "Hạn sớm hơn ngày giao.", "elsewhere": "Chung."})
    assert form.errors["due"] == ["Hạn sớm hơn ngày giao."]
    assert form.non_field_errors() == ["Chung."]
    general = _clean()
    general.take({}, "Kỳ đã khóa.")
    assert general.non_field_errors() == ["Kỳ đã khóa."]


class Choosing(Form):
    lead = OrganisationField(label="Chủ trì", source="gallery_find", directory=DIRECTORY)
    others = OrganisationsField(label="Phối hợp", source="gallery_find", directory=DIRECTORY, required=False)


def _choose(query: str) -> Choosing:
    form = Choosing(QueryDict(query))
    form.is_valid()
    return form


def test_a_chosen_organisation_is_taken_and_an_unknown_id_is_not() -> None:
    assert _choose("lead=mk&lead-text=Đảng ủy phường Mạo Khê").cleaned_data["lead"] == "mk"
    assert _choose("lead=nobody").errors["lead"] == ["Chưa chọn cơ quan. Gõ vài chữ, không cần dấu, rồi chọn."]


def test_without_a_script_the_full_name_in_any_spelling_of_marks_is_enough() -> None:
    assert _choose("lead-text=dang uy than mao khe").cleaned_data["lead"] == "tmk"


def test_words_with_several_meanings_are_offered_for_choice_never_chosen() -> None:
    form = _choose("lead-text=mao khe")
    assert form.errors["lead"] == ["“mao khe” khớp với nhiều đơn vị. Chọn đúng đơn vị bên trên."]
    assert [option.id for option in field_view(form["lead"]).matches] == ["mk", "tmk"]
    one = _choose("lead-text=ha lam")
    assert one.errors["lead"] == ["Có một đơn vị gần với “ha lam”. Chọn đơn vị đó, hoặc gõ lại tên."]


def test_choosing_among_the_offered_settles_the_words() -> None:
    assert _choose("lead-text=mao khe&lead-match=tmk").cleaned_data["lead"] == "tmk"
    several = _choose("lead=mk&others=hl&others-text=mao khe&others-match=mk&others-match=tmk")
    assert several.cleaned_data["others"] == ["hl", "mk", "tmk"]


def test_the_address_that_answers_while_typing_may_be_named_or_given() -> None:
    form = Choosing()
    assert field_view(form["lead"]).source == "/to-chuc/tim/"
    form.fields["lead"].source = "/doc/1/don-vi/"
    assert field_view(form["lead"]).source == "/doc/1/don-vi/"


def test_words_without_a_match_are_named() -> None:
    assert _choose("lead-text=mao khee").errors["lead"] == [
        "Không thấy đơn vị “mao khee”. Kiểm tra tên; đơn vị có thể đã đổi tên."
    ]


def test_several_organisations_are_kept_once_each_with_the_typed_one_last() -> None:
    form = _choose("lead=mk&others=hl&others=mk&others=hl&others-text=Đảng ủy phường Uông Bí")
    assert form.cleaned_data["others"] == ["hl", "mk", "ub"]
    assert _choose("lead=mk").cleaned_data["others"] == []


def test_new_words_replace_an_earlier_single_choice() -> None:
    assert _choose("lead=mk&lead-text=Đảng ủy Than Hà Lầm").cleaned_data["lead"] == "hl"


def test_a_field_without_directory_says_so_to_the_programmer() -> None:
    field = OrganisationField(source="gallery_find")
    with pytest.raises(LookupError):
        field.clean(Choice(("mk",), ""))


def test_the_answer_while_typing_is_bounded() -> None:
    response = options_response(Option(str(n), "Tên", "") for n in range(50))
    assert response.content.count(b'"id"') == MOST_OFFERED


def test_a_form_printed_by_django_goes_through_the_macros() -> None:
    html = str(GalleryForm(initial={"due": date(2026, 9, 30)}))
    assert 'class="w-day"' in html
    assert "Thứ Tư, 30/09/2026" in html
