"""The reader of official text: news items a second on one core, the cost of its import, the memory of a long text."""

import re
import subprocess
import sys
import time

from bench.rows import Row, percentile, rated

ROUNDS = 12
ITEMS = 25
LONG = 1_200_000

ITEM = """Sơ kết 3 năm phối hợp giữa hai Đảng ủy
Thứ Năm, ngày 15/08/2019

Chiều 14/8/2019, tại hội trường Huyện ủy Đông Lộc, Đảng ủy Tổng công ty Than Yên Sơn (TYS) và Huyện ủy Đông Lộc tổ chức
Hội nghị sơ kết việc thực hiện Quy chế phối hợp số 11-QC/ĐUTYS-HUĐL giai đoạn 2016 - 2020. Đồng chí Lê Quý An, Bí thư
Đảng ủy Tổng công ty và đồng chí Hà Tú Uyên, Tỉnh ủy viên, Bí thư Huyện ủy đồng chủ trì Hội nghị. Dự Hội nghị có ông
Vũ Hải Nam - Phó Chủ tịch UBND huyện; bà Lò Thị Mai - Trưởng Ban Dân vận Huyện ủy.

Sau 3 năm, hai bên quản lý trên 640 đảng viên sinh hoạt nơi cư trú, xử lý 17 vụ khai thác trái phép, giảm 32% so với
cùng kỳ; doanh thu đạt 1.284,5 tỷ đồng, bằng 104% kế hoạch. Thực hiện Chỉ thị số 30-CT/TU ngày 12/3/2018, đã trồng
48 ha rừng, đóng góp 2,3 tỷ đồng cho các quỹ của địa phương.

Kết luận Hội nghị, đồng chí Lê Quý An nhấn mạnh nhiệm vụ trong thời gian tới: (1) Tiếp tục quán triệt nghị quyết của
Đảng. (2) Giải quyết vướng mắc mặt bằng trong quý IV/2019; (3) Giao Văn phòng hai cấp ủy chủ trì, phối hợp với Ban Tổ
chức rà soát, bổ sung Quy chế, hoàn thành trước ngày 30/9; (4) Quan tâm phát triển đảng viên trong công nhân./.
"""
_TOKENS = re.compile(r"\w+|[^\w\s]")
# The peak of this program alone: what `resource` tells begins with that of the process which started it.
_MEMORY = """
from pathlib import Path
from bench import reading
from vanban import read
read(reading.{text}())
status = Path("/proc/self/status").read_text("ascii").splitlines()
print(next(int(line.split()[1]) for line in status if line.startswith("VmHWM:")) / 1024)
"""
_IMPORT = "import time; before = time.process_time(); from vanban import read; print(time.process_time() - before)"


def news() -> str:
    """1.2 million characters of news."""
    return "".join(ITEM.replace("640", str(i)) for i in range(LONG // len(ITEM)))


def duties() -> str:
    """One list of 14,000 duties, almost five megabytes."""
    middle = "quan tâm chăm lo đời sống, nâng cao chất lượng công tác, " * 3
    rows = (f"{i}. Tiếp tục hoàn thiện hồ sơ số {i}, {middle}báo cáo kết quả trước ngày 30/9." for i in range(14_000))
    return "Ngày 5/6/2021, Sở A họp giao ban quý II. Kết luận hội nghị, Giám đốc yêu cầu:\n" + "\n".join(rows)


def measure() -> list[Row]:
    from vanban import read

    size = len(ITEM.encode()) / 2048
    rates, floor = [], []
    read(ITEM)
    for _ in range(ROUNDS):
        before = time.process_time()
        for _item in range(ITEMS):
            _TOKENS.findall(ITEM.lower())
        floor.append(ITEMS * size / max(1e-9, time.process_time() - before))
        before = time.process_time()
        for _item in range(ITEMS):
            read(ITEM)
        rates.append(ITEMS * size / (time.process_time() - before))
    imports = [_told(_IMPORT) * 1000 for _ in range(5)]
    memory = {text: _told(_MEMORY.format(text=text)) for text in ("news", "duties")}
    return [
        rated("đọc tin 2 kB / chỉ tách từ", rates, floor, "≥ 300 tin/s một nhân"),
        Row(name="nạp bộ đọc", unit="ms", p50=percentile(imports, 0.5), p95=max(imports), bar="< 150"),
        *(
            Row(name=f"bộ nhớ đọc {what}", unit="MB", p50=memory[text], p95=memory[text], bar="< 80")
            for text, what in (("news", "tin 1,2 triệu chữ"), ("duties", "danh sách 14.000 việc, 4,7 MB"))
        ),
    ]


def _told(code: str) -> float:
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(run.stdout)
