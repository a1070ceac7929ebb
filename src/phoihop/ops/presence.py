"""Is there an installation to work on, and is it of this version? Asked first by the commands that need one, so that
they answer in a sentence; and made so by a start."""

from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from phoihop import __version__
from phoihop.records.models import Statement
from phoihop.records.rebuild import rebuild

MADE_BY = "tables-of"  # in the data folder: the version that last made the derived tables


def trouble(*, upgraded: bool = False) -> str:
    """What is missing and what to do, or nothing when there is an installation. `upgraded`: the command brings older
    tables up to date itself."""
    try:
        connection.ensure_connection()
    except OperationalError as error:
        reason = str(error).strip().splitlines()[0]
        return f"Chưa kết nối được cơ sở dữ liệu: {reason}. Kiểm tra DATABASE_URL và PHOIHOP_DATA rồi chạy lại."
    if Statement._meta.db_table not in connection.introspection.table_names() or not Statement.objects.exists():
        where = settings.DATA if connection.vendor == "sqlite" else connection.settings_dict["NAME"]
        return (
            f"Chưa có dữ liệu trong {where}. Thiết lập bằng “phoihop setup”; "
            "muốn làm với dữ liệu trình diễn thì thêm --demo vào lệnh."
        )
    if not upgraded and _pending():
        return "Dữ liệu do bản phần mềm cũ hơn ghi. Mở bằng “phoihop serve” một lần để nâng cấp, rồi chạy lại."
    return ""


def bring_up_to_date() -> None:
    """Makes or alters the tables as this version wants them. Derived tables are made anew from the acts when another
    version made them: what they hold follows from the code as well as from the acts."""
    made_by = Path(settings.DATA) / MADE_BY
    made_by.parent.mkdir(parents=True, exist_ok=True)
    altered = bool(_pending())
    call_command("migrate", verbosity=0, interactive=False)
    if altered or not made_by.exists() or made_by.read_text("utf-8") != __version__:
        if Statement.objects.exists():
            rebuild()
        made_by.write_text(__version__, "utf-8")


def _pending() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
