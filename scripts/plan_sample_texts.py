"""The texts of the three invented plans that ship with the program, read by make-plan-samples.py."""

VH = "Phòng Văn hóa và Thông tin"
CA = "Công an huyện"
VP = "Văn phòng HĐND và UBND huyện"
XA = "UBND các xã, thị trấn"
LD = "Phòng Lao động - Thương binh và Xã hội"
NOW, ONE, LATER = "Nhóm mô hình thực hiện ngay", "Nhóm mô hình lựa chọn 01 đơn vị làm trước", "Nhóm mô hình thực hiện theo tiến độ của cấp trên"
RUN = "Thời gian đưa mô hình vào hoạt động trước ngày {} và duy trì thường xuyên"
DONE = "Thời gian hoàn thành trước ngày {}"


def m(number, catalogue, title, due, due_text, steps, lead, co, force, money, **more):
    cost = "free" if money.startswith("Miễn phí") else "paid" if "kinh phí" in money.lower() else None
    return dict(number=number, catalogue=catalogue, title=title, due=due, due_text=due_text, steps=steps, lead=lead, coordinate=co,
                implementers=force, money=money, cost=cost, cost_text=money or None, **more)


# heading, [(group sentence or None, [models])]
DISTRICT = [
    (f"{CA} (06 mô hình)", [
        (f"{NOW} (05 mô hình)", [
            m(9, "lodging-hotels", "Quản lý lưu trú tại nhà trọ, nhà nghỉ, khách sạn, nhà khách trên phần mềm ASM", "by:2023-12-30:day:R",
              RUN.format("30/12/2023"),
              [f"{CA} lập danh sách 41 cơ sở lưu trú, phân công cán bộ phụ trách từng cơ sở.",
               "Cấp tài khoản, cài đặt và hướng dẫn chủ cơ sở khai báo bằng cách quét mã QR trên thẻ CCCD.",
               f"Kiểm tra hằng ngày cơ sở không khai báo; {VH} khai thác số liệu khách du lịch."],
              ["CAH"], [VH], ["CAH", "các cơ sở lưu trú"], "Miễn phí trong năm 2023"),
            m(10, "lodging-rental-industrial", "Quản lý lưu trú tại nhà cho thuê, nhà ở công nhân trong cụm công nghiệp Bãi Sậy", "by:2023-11-30:day:R",
              RUN.format("30/11/2023"),
              ["Chủ nhà trọ đăng ký tài khoản và khai báo số phòng.", "Nhập danh sách người thuê theo từng dãy trọ.",
               "Đối chiếu với dữ liệu tạm trú, xử lý trường hợp chưa đăng ký."],
              ["CAH"], ["Ban Quản lý cụm công nghiệp", "UBND xã Tân Mộc"], ["CAH", "các chủ nhà trọ"], "Miễn phí trong năm 2023"),
            m(11, "lodging-health", "Quản lý lưu trú tại cơ sở khám chữa bệnh", "by:2023-11-30:day:R", RUN.format("30/11/2023"),
              ["Trung tâm Y tế cử đầu mối tại từng khoa có giường bệnh.", "Khai báo người bệnh nội trú và người chăm nuôi trước 21 giờ mỗi ngày."],
              ["CAH", "TTYT"], [VH], ["TTYT"], "Miễn phí"),
            m(16, "security-business-cccd", "Xác minh khách hàng bằng CCCD gắn chip tại cơ sở kinh doanh có điều kiện về an ninh trật tự", "by:2023-11-30:day:R",
              RUN.format("30/11/2023"),
              ["Rà soát 12 cơ sở cầm đồ, dịch vụ bảo vệ trên địa bàn.",
               "Cơ sở tự mua đầu đọc theo danh mục của Trung tâm RAR *(gửi danh sách về Phòng PC06 trước ngày 15/11/2023)*.",
               "Tập huấn sử dụng, kiểm tra đột xuất."],
              ["CAH"], ["PC06"], ["các cơ sở kinh doanh có điều kiện về ANTT"], "Mua sắm đầu đọc CCCD gắn chip", cost_also="paid"),
            m(29, "crime-report", "Tiếp nhận tố giác tội phạm qua ứng dụng VNeID", "by:2023-11-15:day:R", RUN.format("15/11/2023"),
              ["Tổ công nghệ số cộng đồng hướng dẫn người dân gửi tố giác.", f"{CA} tiếp nhận, phân loại, trả lời kết quả."],
              ["CAH"], [VH, "Trung tâm Văn hóa, Thông tin và Thể thao"], ["Tổ CNSCĐ"], "Miễn phí")]),
        (f"{LATER} (01 mô hình)", [
            m(43, "security-training", "Tập huấn an ninh, an toàn, bảo mật thông tin cho người sử dụng cuối", "by:2023-12-30:day:R",
              "Tổ chức tập huấn trước ngày 30/12/2023 và duy trì hàng năm",
              ["Phòng Nội vụ lập danh sách học viên.", f"{CA} đăng ký lớp học với Phòng PC06.", "Học trực tuyến và làm bài kiểm tra.",
               "Cấp chứng nhận, lưu hồ sơ tại từng cơ quan."],
              ["CAH", "Phòng Nội vụ"], [VH], ["cán bộ, công chức, viên chức"], "Miễn phí")])]),
    (f"{VP} (02 mô hình)", [
        (None, [
            m(2, "one-stop-kiosk", "Tự động hóa Bộ phận Một cửa qua tương tác Kiosk", "by:2023-12-30:day:rep",
              "Thời gian hoàn thành trước ngày 30/12/2023, sau đó nhân rộng tại các xã",
              ["Khảo sát vị trí đặt Kiosk tại Bộ phận Một cửa của huyện.", "Lập dự toán, trình UBND huyện phê duyệt.",
               "Lắp đặt, kết nối đầu đọc CCCD và phần mềm một cửa.", "Vận hành, phân công người hướng dẫn.", "Đánh giá sau 03 tháng, đề xuất nhân rộng."],
              ["VPUB huyện"], ["CAH", "PC06"], ["VPUB huyện"], "Có kinh phí thực hiện; mua sắm 02 Kiosk"),
            m(35, "shared-digitization", "Số hóa, tạo lập dữ liệu hộ tịch, lao động, hội viên các tổ chức trên nền CSDLQG về dân cư", "by:2023-12-30:day:R",
              RUN.format("30/12/2023"),
              ["Các cơ quan đăng ký dữ liệu cần số hóa.", "Nhập liệu, đối khớp theo từng tháng.", "Bàn giao dữ liệu dùng chung."],
              ["VPUB huyện"], ["CAH", "Phòng Tư pháp", LD], ["các cơ quan, ban, ngành", "Tổ công tác Đề án 06 cấp xã"], "Miễn phí")])]),
    (f"{VH} (07 mô hình)", [
        (f"{NOW}: chủ trì, phối hợp với {VP}, {CA} tổ chức thực hiện", [
            m(1, "essential-services", "Triển khai 53 dịch vụ công thiết yếu", "by:2023-12-30:day:R", RUN.format("30/12/2023"),
              ["Khảo sát, chọn nhà văn hóa thôn làm điểm hỗ trợ tại thị trấn Trường Lâm và các xã Suối Ngà, Tân Mộc, Phú Thạnh.",
               "Bố trí máy tính, đường truyền, mã QR hướng dẫn.", "Huy động đoàn viên, giáo viên trực hỗ trợ theo lịch.",
               "Thống kê kết quả từng điểm vào thứ Sáu hằng tuần.", "Đánh giá, đề xuất nhân rộng."],
              [VH], [VP, CA, XA], ["Tổ CNSCĐ"], "Miễn phí"),
            m(23, "digital-citizen", "Bảo đảm điều kiện công dân số", "by:2023-12-30:day:R", RUN.format("30/12/2023"),
              [f"{CA} cấp CCCD, tài khoản định danh điện tử cho công dân đủ điều kiện.", "Doanh nghiệp viễn thông cấp chữ ký số cá nhân.",
               "Ngân hàng mở tài khoản thanh toán tại xã."],
              [VH], ["CAH", "doanh nghiệp viễn thông", "các ngân hàng"], ["Tổ CNSCĐ"], "Miễn phí"),
            m(24, "sso", "Chuẩn hóa xác thực tập trung (SSO)", "by:2023-10-30:day:R", RUN.format("30/10/2023"),
              ["Đề nghị Công an tỉnh tích hợp tài khoản định danh.", "PC06 cung cấp tài liệu kỹ thuật.", "Kiểm tra an ninh, an toàn.", "Triển khai chính thức."],
              [VH], ["PC06"], ["nhân sự kỹ thuật hai bên"], "Miễn phí", doubt=["deadline earlier than the plan date"]),
            m(27, "policy-communications", "Truyền thông chính sách qua hệ thống LED, pano, truyền thanh cơ sở, nền tảng số", "by:2023-12-30:day:R",
              RUN.format("30/12/2023"),
              ["Biên tập bộ nội dung tuyên truyền.", "Phát trên truyền thanh cơ sở hằng tuần, trên mạng xã hội hằng ngày."],
              [VH], ["Trung tâm Văn hóa, Thông tin và Thể thao", XA], [VH], "Miễn phí")]),
        (f"{LATER}: phối hợp với {CA} trao đổi với Sở Thông tin và Truyền thông", [
            m(3, "paperless-services", "Xây dựng tối thiểu 20 dịch vụ công không sử dụng hồ sơ giấy", "by:2024-09-30:day", DONE.format("30/9/2024"),
              ["Rà soát thành phần hồ sơ có thể thay bằng dữ liệu.", "Đề xuất danh mục, trình cấp có thẩm quyền.", "Tái cấu trúc quy trình trên phần mềm."],
              [VH], [VP], ["các cơ quan có thủ tục hành chính"], "",
              notes=["Lưu ý: không chọn thủ tục đang chờ bãi bỏ để tránh làm hai lần."]),
            m(5, "vneid-services", "Cung cấp dịch vụ công trực tuyến trên VNeID", "by:2023-12-31:year", "Thời gian hoàn thành: Năm 2023",
              ["Hướng dẫn người dân cài đặt, sử dụng.", "Ghi nhận vướng mắc, chuyển Công an tỉnh xử lý."],
              [VH], ["CAH"], ["Tổ CNSCĐ"], "Miễn phí")])]),
    ("Trung tâm Y tế (02 mô hình)", [
        (None, [
            m(6, "health-cccd", "Khám chữa bệnh sử dụng thẻ CCCD và VNeID", "by:2023-11-30:day:R", RUN.format("30/11/2023"),
              ["Thống kê đầu đọc tại 12 trạm y tế.", "Đề xuất mua sắm.", "Tích hợp với phần mềm khám chữa bệnh.", "Kiểm tra an ninh, an toàn trước khi chạy chính thức."],
              ["TTYT"], ["PC06", "BHXH huyện"], ["TTYT"], "Mua sắm đầu đọc CCCD gắn chip", cost_also="paid"),
            m(7, "health-kiosk-biometric", "Khám chữa bệnh sử dụng sinh trắc học, Kiosk tự phục vụ", "by:2023-12-30:day:R:rep",
              "Thời gian đưa mô hình vào hoạt động trước ngày 30/12/2023 sau đó nhân rộng trên địa bàn toàn huyện và duy trì thường xuyên",
              ["Lựa chọn khoa khám bệnh để đặt Kiosk.", "Đề xuất đầu tư.", "Tích hợp, vận hành thử.", "Đánh giá, nhân rộng."],
              ["TTYT"], ["C06", "BHXH huyện"], ["TTYT"], "Mất kinh phí; mua sắm Kiosk")])]),
    ("Phòng Tư pháp (01 mô hình)", [
        (None, [
            m(8, "notary-cccd", "Xác minh danh tính tại các điểm công chứng, chứng thực", "by:2023-11-30:day", DONE.format("30/11/2023"),
              ["Rà soát văn phòng công chứng, bộ phận chứng thực cấp xã.", "Hướng dẫn mua, tích hợp đầu đọc."],
              ["PTP"], ["PC06"], ["Phòng Tư pháp"], "Mua sắm đầu đọc", cost_also="paid")])]),
    ("Phòng Giáo dục và Đào tạo (02 mô hình)", [
        (None, [
            m(21, "exam-identity", "Xác thực thí sinh dự thi bằng thẻ CCCD gắn chip", "by:2023-12-20:day:R:rep",
              "Thời gian đưa mô hình vào hoạt động trước ngày 20/12/2023 sau đó nhân rộng trên địa bàn toàn huyện và duy trì thường xuyên",
              ["Chọn Trường THCS thị trấn Trường Lâm làm trước.", "Thí sinh đăng ký bằng thẻ CCCD.",
               "Kiểm soát người dự thi:\n- Trực tiếp tại phòng thi;\n- Trực tuyến qua camera."],
              ["Phòng GD&ĐT"], ["CAH"], ["các trường học"], "Có kinh phí thực hiện"),
            m(31, "school-management", "Triển khai hệ thống quản lý trường học", "by:2024-03-31:quarter:R", "Thời gian hoàn thành: Quý I/2024 và duy trì thường xuyên",
              ["Rà soát phần mềm đang dùng tại 26 trường.", "Kết nối xác thực với VNeID."],
              ["Phòng GD&ĐT"], [VH], ["các trường học"], "")])]),
    (f"{LD} (01 mô hình)", [
        (None, [
            m(36, "social-security", "Quản lý chương trình An sinh xã hội (ASXH) thông qua VNeID", "by:2023-12-30:day:R:rep",
              "Thời gian đưa mô hình vào hoạt động trước ngày 30/12/2023 sau đó nhân rộng trên địa bàn toàn huyện và duy trì thường xuyên",
              ["Làm sạch danh sách người hưởng.", "Mở tài khoản, ví điện tử cho người có nhu cầu.", "Chi trả qua tài khoản từ kỳ tháng 01/2024."],
              ["Phòng LĐ-TB&XH"], ["CAH", "Bưu điện huyện", "các ngân hàng"], [XA], "Miễn phí")])]),
    ("Ngân hàng Chính sách xã hội huyện (01 mô hình)", [
        (None, [
            m(20, "trust-loans", "Cho vay tín chấp công dân: hộ nghèo, người có công", "free", "Thời gian theo tiến độ chỉ đạo của Ngân hàng Chính sách xã hội Việt Nam",
              ["Đối khớp danh sách hộ nghèo, cận nghèo.", "Xác thực người vay qua VNeID."],
              ["Ngân hàng Chính sách xã hội huyện"], ["Phòng LĐ-TB&XH"], ["các tổ tiết kiệm và vay vốn"], "Miễn phí")])]),
    ("Phòng Tài nguyên và Môi trường (01 mô hình)", [
        (None, [
            m(34, "land-owner-data", "Quản lý thông tin người sử dụng đất, chủ sở hữu nhà ở thông qua CSDLQG về dân cư", "by:2024-12-30:day:R",
              RUN.format("30/12/2024"),
              ["Trích xuất dữ liệu thửa đất, chuẩn hóa số CCCD.", "Đối khớp, lập danh sách sai lệch theo xã."],
              ["Phòng TN&MT"], ["CAH", XA], [XA], "Miễn phí")])]),
    ("Phòng Kinh tế và Hạ tầng (01 mô hình)", [
        (None, [
            m(15, "camera-bus-station", "Camera AI kiểm soát ra/vào tại bến xe khách", None, None, [], ["Phòng KT&HT"], [], [], "", status="not_applicable",
              reason="chưa triển khai do trên địa bàn huyện chưa có bến xe khách")])]),
    ("Phòng Nội vụ (01 mô hình)", [
        (None, [
            m(28, "mooc-training", "Nền tảng đào tạo trực tuyến đại chúng mở (MOOC) cho cán bộ, công chức, viên chức", "by:2023-12-30:day:R",
              "Tổ chức tập huấn trước ngày 30/12/2023 và duy trì hàng năm",
              ["Lập danh sách cán bộ, công chức, viên chức.", "Đăng ký lớp học.", "Học và kiểm tra trực tuyến."],
              ["Phòng Nội vụ"], ["CAH"], ["các cơ quan, đơn vị"], "Miễn phí")])]),
]


def district(make, item):
    """Huyện Trường Lâm, 24 models by lead office in the body, the same models in a table of the appendix."""
    p = make()
    p.head("", "ỦY BAN NHÂN DÂN HUYỆN TRƯỜNG LÂM", "Số: 112/KH-UBND", "Trường Lâm, ngày 02 tháng 11 năm 2023")
    title = "Triển khai các mô hình điểm của Đề án 06 trên địa bàn huyện Trường Lâm"
    p.para("KẾ HOẠCH", "center", bold=True, size=14, indent=False)
    p.para(title, "center", bold=True, indent=False)
    p.para("Căn cứ Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ phê duyệt Đề án phát triển ứng dụng dữ liệu về dân cư, "
           "định danh và xác thực điện tử phục vụ chuyển đổi số quốc gia giai đoạn 2022 - 2025, tầm nhìn đến năm 2030;", italic=True)
    p.para("Thực hiện Kế hoạch số 187/KH-UBND ngày 12/9/2023 của UBND tỉnh Sơn Hải về triển khai các mô hình điểm;", italic=True)
    p.para("Xét đề nghị của Trưởng Công an huyện tại Tờ trình số 301/TTr-CAH ngày 27/10/2023,", italic=True)
    p.para("UBND huyện Trường Lâm ban hành Kế hoạch, cụ thể như sau:")
    p.para("I. MỤC ĐÍCH, YÊU CẦU", bold=True, keep=True)
    dash = p.numbering("dash")
    for s in ("Mỗi mô hình có một đơn vị chủ trì, một đầu mối, một thời hạn; hoàn thành trước ngày 30/12/2023 những mô hình không cần đầu tư.",
              "Lấy mức độ hài lòng của người dân làm thước đo; không để hồ sơ giấy tồn tại song song với hồ sơ điện tử.",
              "Công an huyện là cơ quan thường trực, có trách nhiệm theo dõi chung."):
        p.para(s, num=dash)
    p.para("II. NỘI DUNG, PHÂN CÔNG THỰC HIỆN", bold=True, keep=True)
    p.para("1. Nhiệm vụ chung", bold=True, keep=True)
    p.para("Các cơ quan, đơn vị bám sát 24 mô hình tại Phụ lục; chủ động tháo gỡ vướng mắc, báo cáo kịp thời về cơ quan thường trực.")
    p.para("2. Nhiệm vụ cụ thể", bold=True, keep=True)
    by_number = {}
    for k, (unit, groups) in enumerate(DISTRICT, 1):
        p.para(f"2.{k}. {unit}", bold=True, keep=True)
        for letter, (group, models) in zip("abc", groups):
            if group:
                p.para(f"{letter}) {group}:" if not group.endswith(")") else f"{letter}) {group}", italic=True, keep=True)
            for x in models:
                tail = f"*({x['due_text']}).*" if x["due"] else f"*({x['reason']}).*"
                p.para(f"- **Mô hình {x['number']}:** {x['title']} {tail}", keep=bool(x["steps"]))
                auto = x["number"] % 2 == 0  # every second list is a Word list whose label "Bước n:" is not in the text
                num = p.numbering("step") if auto and x["steps"] else None
                for n, s in enumerate(x["steps"], 1):
                    first, *rest = s.split("\n")
                    p.para(first if auto else f"+ Bước {n}: {first}", num=num)
                    for r in rest:
                        p.para(r)
                for note in x.get("notes", []):
                    p.para(note)
                y = dict(x, group=group or f"2.{k}. {unit}", steps=[s.replace("\n- ", " ").replace("*", "") for s in x["steps"]])
                if x.get("notes"):
                    y["notes"] = x["notes"]
                by_number[x["number"]] = item(y)
    p.para("3. Kinh phí thực hiện", bold=True, keep=True)
    p.para("Từ nguồn ngân sách huyện, nguồn chuyển đổi số và các nguồn hợp pháp khác. Phòng Tài chính - Kế hoạch thẩm định dự toán do các đơn vị lập.")
    p.para("III. TỔ CHỨC THỰC HIỆN", bold=True, keep=True)
    num = p.numbering("number")
    for s in ("Thủ trưởng các cơ quan, đơn vị, Chủ tịch UBND các xã, thị trấn cử cán bộ đầu mối và gửi kế hoạch của đơn vị về Công an huyện trước ngày 15/11/2023; "
              "báo cáo kết quả vào **thứ Ba hằng tuần** và **trước ngày 15 hằng tháng**.",
              "Công an huyện theo dõi, đôn đốc; tổng hợp, báo cáo UBND huyện và Tổ công tác Đề án 06 tỉnh theo quy định.",
              "Văn phòng HĐND và UBND huyện đưa kết quả thực hiện vào nội dung họp giao ban hằng tháng."):
        p.para(s, num=num)
    p.para("Quá trình thực hiện, nếu có vướng mắc, các cơ quan, đơn vị phản ánh về Công an huyện để được hướng dẫn./.")
    recipients = ["- UBND tỉnh (để b/c);", "- Công an tỉnh (PC06);", "- TT Huyện ủy, HĐND huyện;", "- CT, các PCT UBND huyện;",
                  "- Các cơ quan, ban, ngành huyện;", "- UBND các xã, thị trấn;", "- Lưu: VT, CAH."]
    p.foot(recipients, ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"])
    p.page(landscape=True)
    p.para("PHỤ LỤC", "center", bold=True, indent=False)
    p.para("Phân công triển khai 24 mô hình điểm của Đề án 06", "center", bold=True, indent=False)
    p.para("(Kèm theo Kế hoạch số 112/KH-UBND ngày 02/11/2023 của UBND huyện Trường Lâm)", "center", italic=True, indent=False)
    header = [("TT", 0, 0, 2, 1), ("Mô hình", 0, 1, 2, 1), ("Thời gian hoàn thành", 0, 2, 2, 1), ("Phân công thực hiện", 0, 3, 1, 3),
              ("Chủ trì", 1, 3, 1, 1), ("Phối hợp", 1, 4, 1, 1), ("Lực lượng triển khai", 1, 5, 1, 1), ("Thiết bị, kinh phí", 0, 6, 2, 1)]
    groups = [("I. Nhóm dịch vụ công, thủ tục hành chính", (1, 2, 3, 5)), ("II. Nhóm phát triển kinh tế - xã hội", (6, 7, 8, 9, 10, 11, 15, 16, 20, 21)),
              ("III. Nhóm công dân số", (23, 24, 27, 28, 29, 31)), ("IV. Nhóm dữ liệu dùng chung", (34, 35, 36)), ("V. Nhóm chỉ đạo, điều hành", (43,))]
    raw = {x["number"]: x for _, gs in DISTRICT for _, ms in gs for x in ms}
    rows, tt = [], 0
    for name, numbers in groups:
        rows.append(name)
        for n in numbers:
            x, tt = raw[n], tt + 1
            short = x["due_text"] or "Chưa triển khai"
            for cut in ("Thời gian đưa mô hình vào hoạt động ", "Thời gian hoàn thành: ", "Thời gian hoàn thành ", "Tổ chức tập huấn ", "Thời gian "):
                short = short.replace(cut, "")
            short = short.replace("trước ngày ", "")
            rows.append([str(tt), f"**Mô hình {n}:** {x['title']}", short[0].upper() + short[1:], ", ".join(x["lead"]), ", ".join(x["coordinate"]),
                         ", ".join(x["implementers"]), x["money"]])
    p.table(header, rows, (1, 7.5, 4, 3, 4.7, 3.5, 3))
    group_of = {n: name for name, numbers in groups for n in numbers}  # the table's group row wins over the body's heading
    items = [dict(by_number[x["number"]], group=group_of[x["number"]]) for _, gs in DISTRICT for _, ms in gs for x in ms]
    doc = dict(issuer="UBND huyện Trường Lâm", locality="huyện Trường Lâm", province="tỉnh Sơn Hải", number="112/KH-UBND", date="2023-11-02", title=title,
               basis_count=3, recipients_count=7, signer_title="TM. ỦY BAN NHÂN DÂN CHỦ TỊCH")
    who = "các cơ quan, đơn vị, UBND các xã, thị trấn"
    reporting = [dict(by=who, to=CA, cadence="once:2023-11-15"), dict(by=who, to=CA, cadence="weekly:tue"), dict(by=who, to=CA, cadence="monthly:15"),
                 dict(by=CA, to="UBND huyện; Tổ công tác Đề án 06 tỉnh", cadence="unspecified", optional=True)]
    duties = [dict(unit=who), dict(unit=CA), dict(unit=VP), dict(unit="Phòng Tài chính - Kế hoạch", optional=True)]
    return "ke-hoach-huyen-truong-lam-2023", "docx", p, (doc, items, reporting, duties)


HC, VPX, CAX, VX, KT, YT = ("Trung tâm Phục vụ hành chính công xã", "Văn phòng HĐND và UBND xã", "Công an xã", "Phòng Văn hóa - Xã hội", "Phòng Kinh tế",
                            "Trạm Y tế xã")
TO = "Tổ công nghệ số cộng đồng các thôn"
COMMUNE = [
    ("I. Nhóm dịch vụ công, thủ tục hành chính", [
        ("essential-services", "Điểm hỗ trợ dịch vụ công thiết yếu tại 09 nhà văn hóa thôn", [HC], [CAX, TO], "by:2025-09-15:day:R", "15/9/2025 và duy trì thường xuyên",
         ["Chọn điểm, phân công người trực.", "Lắp đặt máy tính, mạng, bảng mã QR.", "Công bố lịch trực, vận hành."], "Máy tính, bảng QR"),
        ("one-stop-kiosk", "Kiosk lấy số, tra cứu và nộp hồ sơ tại Trung tâm Phục vụ hành chính công", [HC], [VPX], "by:2025-12-31:quarter", "Quý IV/2025",
         ["Khảo sát vị trí.", "Lắp đặt, chạy thử."], "01 Kiosk"),
        ("paperless-services", "Dịch vụ công không sử dụng hồ sơ giấy", [VPX], [HC, VX, KT], "by:2025-12-30:day", "Trước ngày 30/12/2025",
         ["Rà soát thủ tục đủ điều kiện.", "Niêm yết, hướng dẫn người dân."], ""),
        ("e-document-vault", "Chứng thực bản sao điện tử từ bản chính", [HC], [CAX], "by:2025-08-31:month:R", "Trong tháng 8/2025, duy trì thường xuyên",
         ["Cấp chữ ký số chuyên dùng.", "Thực hiện chứng thực điện tử khi người dân có yêu cầu."], "Chữ ký số")]),
    ("II. Nhóm phát triển kinh tế - xã hội", [
        ("health-cccd", "Khám chữa bệnh bằng thẻ căn cước và VNeID", [YT], [CAX, "Bảo hiểm xã hội cơ sở Trường Lâm"], "by:2025-08-30:day:R",
         "30/8/2025 và duy trì thường xuyên", ["Trang bị đầu đọc.", "Tập huấn nhân viên tiếp đón."], "01 đầu đọc"),
        ("lodging-hotels", "Quản lý lưu trú tại nhà nghỉ, nhà trọ, homestay", [CAX], [VX], "by:2025-08-20:day:R", "20/8/2025 và duy trì thường xuyên",
         ["Lập danh sách 17 cơ sở.", "Cấp tài khoản, hướng dẫn khai báo.", "Kiểm tra hằng tuần."], ""),
        ("lodging-health", "Thông báo lưu trú tại Trạm Y tế và phòng khám", [CAX, YT], [], "by:2025-08-30:day", "30/8/2025",
         ["Khai báo người bệnh lưu trú qua đêm."], ""),
        ("security-business-cccd", "Xác minh khách hàng tại cơ sở kinh doanh có điều kiện về an ninh trật tự", [CAX], [KT], "free", "Theo hướng dẫn của Công an tỉnh",
         ["Vận động 03 cơ sở cầm đồ mua đầu đọc."], "Đầu đọc căn cước"),
        ("trust-loans", "Cho vay tín chấp hộ nghèo, cận nghèo", ["Phòng giao dịch Ngân hàng Chính sách xã hội"], [VX, "Hội Liên hiệp Phụ nữ xã", "Hội Nông dân xã"],
         "start:2025-09-01:month", "Thực hiện từ tháng 9/2025", ["Đối chiếu danh sách.", "Giải ngân tại điểm giao dịch xã."], "")]),
    ("III. Nhóm công dân số, dữ liệu dùng chung", [
        ("digital-citizen", "Bảo đảm điều kiện công dân số", [CAX], ["Đoàn Thanh niên xã", TO], "by:2025-12-31:year:R", "Năm 2025 và các năm tiếp theo",
         ["Cấp tài khoản định danh cho người chưa có.", "Hỗ trợ tích hợp giấy tờ, tài khoản an sinh xã hội."], ""),
        ("school-management", "Quản lý trường học, định danh học sinh", ["Trường THCS Phú Thạnh", "Trường Tiểu học Phú Thạnh"], [VX, CAX], "by:2025-09-30:day",
         "30-9-2025", ["Đối khớp mã định danh.", "Cập nhật học bạ số."], ""),
        ("land-owner-data", "Làm sạch dữ liệu đất đai", [KT], [CAX, "Chi nhánh Văn phòng đăng ký đất đai khu vực Trường Lâm"], "per:2025-08-01:2025-11-30",
         "Từ tháng 8 đến tháng 11/2025", ["Thu thập bản chụp giấy chứng nhận.", "Nhập, đối khớp.", "Xử lý trường hợp sai lệch."], ""),
        ("social-security", "Chi trả an sinh xã hội qua tài khoản", [VX], ["Bưu điện Phú Thạnh", CAX], "by:2025-09-30:quarter:R", "Quý III/2025, sau đó chi trả hằng tháng",
         ["Mở tài khoản cho 386 người.", "Chi trả, đối soát."], ""),
        ("crime-report", "Tiếp nhận tố giác, phản ánh qua VNeID", [CAX], [TO], "cont", "Thường xuyên", ["Hướng dẫn người dân gửi phản ánh.", "Trả lời trong 05 ngày làm việc."], "")]),
]


def commune(make, item):
    """Xã Phú Thạnh after 1 July 2025: 14 models in one ruled table, rows numbered without the word 'Mô hình'."""
    p = make()
    p.head("ỦY BAN NHÂN DÂN", "XÃ PHÚ THẠNH", "Số: 27/KH-UBND", "Phú Thạnh, ngày 08 tháng 8 năm 2025")
    title = "Triển khai các mô hình của Đề án 06 trên địa bàn xã Phú Thạnh năm 2025"
    p.para("KẾ HOẠCH", "center", bold=True, size=14, indent=False)
    p.para(title, "center", bold=True, indent=False)
    p.para("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;", italic=True)
    p.para("Căn cứ Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ;", italic=True)
    p.para("Thực hiện Kế hoạch số 96/KH-UBND ngày 21/7/2025 của UBND tỉnh Sơn Hải về tiếp tục triển khai Đề án 06 khi vận hành chính quyền địa phương 02 cấp,", italic=True)
    p.para("UBND xã Phú Thạnh ban hành Kế hoạch như sau:")
    p.para("I. MỤC ĐÍCH, YÊU CẦU", bold=True, keep=True)
    p.para("1. Duy trì liên tục các mô hình đã làm ở cấp huyện trước đây, không để gián đoạn khi chuyển về xã.")
    p.para("2. Phân công rõ người chịu trách nhiệm; kiểm tra kết quả vào cuối mỗi tháng.")
    p.para("II. DANH MỤC MÔ HÌNH VÀ PHÂN CÔNG", bold=True, keep=True)
    p.para("Gồm 14 mô hình, phân công cụ thể tại bảng sau:")
    header = [("STT", 0, 0, 2, 1), ("Tên mô hình", 0, 1, 2, 1), ("Nội dung công việc", 0, 2, 2, 1), ("Phân công", 0, 3, 1, 2), ("Chủ trì", 1, 3, 1, 1),
              ("Phối hợp", 1, 4, 1, 1), ("Thời hạn", 0, 5, 2, 1), ("Thiết bị", 0, 6, 2, 1)]
    rows, items, n = [], [], 0
    for group, models in COMMUNE:
        rows.append(group)
        for catalogue, name, lead, co, due, due_text, steps, device in models:
            n += 1
            rows.append([str(n), name, "\n".join("- " + s for s in steps), ", ".join(lead), ", ".join(co), due_text, device])
            items.append(item(dict(number=n, catalogue=catalogue, title=name, group=group, lead=lead, coordinate=co, due=due, due_text=due_text, steps=steps)))
    p.table(header, rows, (1, 3.2, 4.3, 2.5, 2.7, 2.2, 1.4), size=9)
    p.para("")
    p.para("III. TỔ CHỨC THỰC HIỆN", bold=True, keep=True)
    p.para("1. Công an xã là cơ quan thường trực, chủ trì đôn đốc; chiều thứ Năm hằng tuần báo cáo Công an tỉnh và Chủ tịch UBND xã.")
    p.para("2. Các phòng, trung tâm, đơn vị, trường học cử đầu mối trước ngày 15/8/2025; gửi kết quả về Công an xã trước ngày 20 hằng tháng.")
    p.para("3. Phòng Kinh tế tham mưu bố trí kinh phí trong dự toán năm 2025.")
    p.para("4. Văn phòng HĐND và UBND xã theo dõi việc thực hiện Kế hoạch này./.")
    p.foot(["- UBND tỉnh, Công an tỉnh;", "- TT Đảng ủy, HĐND xã;", "- Các phòng, đơn vị thuộc xã;", "- Các trường học; các thôn;", "- Lưu: VT, CAX."],
           ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"])
    doc = dict(issuer="UBND xã Phú Thạnh", locality="xã Phú Thạnh", province="tỉnh Sơn Hải", number="27/KH-UBND", date="2025-08-08", title=title,
               basis_count=3, recipients_count=5, signer_title="TM. ỦY BAN NHÂN DÂN CHỦ TỊCH")
    who = "Các phòng, trung tâm, đơn vị, trường học"
    reporting = [dict(by=CAX, to="Công an tỉnh; Chủ tịch UBND xã", cadence="weekly:thu"), dict(by=who, to=CAX, cadence="once:2025-08-15", optional=True),
                 dict(by=who, to=CAX, cadence="monthly:20")]
    duties = [dict(unit=CAX), dict(unit=who), dict(unit=KT), dict(unit=VPX)]
    return "ke-hoach-xa-phu-thanh-2025", "pdf", p, (doc, items, reporting, duties)


TOWN = [
    (1, "essential-services", "Triển khai 53 dịch vụ công thiết yếu", ["Công chức Văn phòng - Thống kê"], ["Công an thị trấn", "Đoàn Thanh niên"], "by:2024-03-30:day:R",
     "30/3/2024 và duy trì thường xuyên", ["Bố trí 02 máy tính tại Bộ phận Một cửa.", "Phân công đoàn viên hướng dẫn vào sáng thứ Hai, thứ Năm.", "Công khai kết quả từng tổ dân phố."]),
    (6, "health-cccd", "Khám chữa bệnh sử dụng thẻ CCCD và VNeID", ["Trạm Y tế thị trấn"], ["Công an thị trấn"], "by:2024-02-28:day:R",
     "28/02/2024 và duy trì thường xuyên", ["Tiếp nhận đầu đọc do Trung tâm Y tế huyện cấp.", "Tập huấn cho nhân viên trạm."]),
    (9, "lodging-hotels", "Quản lý lưu trú tại nhà nghỉ, khách sạn", ["Công an thị trấn"], ["Công chức Văn hóa - Xã hội"], "by:2024-01-31:month:R",
     "Trong tháng 01/2024 và duy trì thường xuyên", ["Rà soát 19 cơ sở lưu trú.", "Hướng dẫn khai báo trên phần mềm ASM.", "Kiểm tra cơ sở khai báo chậm."]),
    (10, "lodging-rental-industrial", "Quản lý lưu trú tại nhà cho thuê", ["Công an thị trấn"], ["các tổ dân phố"], "by:2024-03-31:quarter", "Quý I/2024",
     ["Lập danh sách 64 nhà trọ.", "Cấp tài khoản cho chủ nhà trọ."]),
    (16, "security-business-cccd", "Cơ sở kinh doanh có điều kiện về an ninh trật tự", ["Công an thị trấn"], [], "free", "Theo tiến độ của Công an huyện",
     ["Thống kê nhu cầu mua đầu đọc."]),
    (23, "digital-citizen", "Bảo đảm điều kiện công dân số", ["Công an thị trấn"], ["Tổ công nghệ số cộng đồng"], "by:2024-12-31:year:R",
     "Năm 2024 và các năm tiếp theo", ["Cấp tài khoản định danh tại nhà cho người già yếu.", "Hỗ trợ cài đặt chữ ký số, tài khoản thanh toán."]),
    (27, "policy-communications", "Truyền thông chính sách qua truyền thanh, mạng xã hội", ["Công chức Văn hóa - Xã hội"], ["các tổ dân phố"], "cont", "Thực hiện thường xuyên",
     ["Phát thanh mỗi ngày 02 lần.", "Đăng tin trên trang của thị trấn."]),
    (29, "crime-report", "Tố giác tội phạm qua ứng dụng VNeID", ["Công an thị trấn"], ["Mặt trận Tổ quốc thị trấn"], "by:2024-02-15:day:R",
     "Trước ngày 15/02/2024 và duy trì thường xuyên", ["Tuyên truyền tại các buổi họp tổ dân phố.", "Tiếp nhận, trả lời tố giác."]),
    (34, "land-owner-data", "Làm sạch dữ liệu người sử dụng đất", ["Công chức Địa chính - Xây dựng"], ["Công an thị trấn"], "per:2024-02-01:2024-10-31",
     "Từ tháng 02/2024 đến tháng 10/2024", ["Thu thập thông tin từng thửa.", "Đối khớp, chỉnh sửa sai lệch."]),
    (35, "shared-digitization", "Số hóa dữ liệu hộ tịch, hội viên các đoàn thể", ["Công chức Tư pháp - Hộ tịch"], ["Hội Nông dân", "Hội Cựu chiến binh"],
     "by:2024-06-30:day", "30/6/2024", ["Quét, nhập sổ hộ tịch.", "Nhập danh sách hội viên."]),
    (36, "social-security", "Chi trả an sinh xã hội qua tài khoản", ["Công chức Văn hóa - Xã hội"], ["Bưu điện"], "by:2024-04-30:day:R",
     "Trước ngày 30/4/2024 và duy trì hằng tháng", ["Mở tài khoản cho 214 người.", "Chi trả, đối soát với kho bạc."]),
    (43, "security-training", "Tập huấn an toàn thông tin cho người sử dụng", ["Công an thị trấn"], ["Công chức Văn phòng - Thống kê"], "by:2024-05-31:day:R",
     "31/5/2024 và duy trì hằng năm", ["Đăng ký học trực tuyến.", "Kiểm tra, cấp chứng nhận."]),
]


def town(make, item):
    """Thị trấn Trường Lâm: 12 models in paragraphs with labelled lines; comes out as a scan."""
    p = make()
    p.head("ỦY BAN NHÂN DÂN", "THỊ TRẤN TRƯỜNG LÂM", "Số: 09/KH-UBND", "Trường Lâm, ngày 15 tháng 01 năm 2024")
    title = "Triển khai các mô hình của Đề án 06 trên địa bàn thị trấn Trường Lâm năm 2024"
    p.para("KẾ HOẠCH", "center", bold=True, size=14, indent=False)
    p.para(title, "center", bold=True, indent=False)
    p.para("Thực hiện Kế hoạch số 112/KH-UBND ngày 02/11/2023 của UBND huyện Trường Lâm về triển khai các mô hình điểm của Đề án 06,", italic=True)
    p.para("UBND thị trấn ban hành Kế hoạch như sau:")
    p.para("I. MỤC ĐÍCH, YÊU CẦU", bold=True, keep=True)
    p.para("Cụ thể hóa các mô hình huyện giao; người dân được hướng dẫn tận nơi, mỗi mô hình có người phụ trách.")
    p.para("II. NỘI DUNG CÁC MÔ HÌNH", bold=True, keep=True)
    items = []
    for k, (number, catalogue, name, lead, co, due, due_text, steps) in enumerate(TOWN, 1):
        p.para(f"{k}. Mô hình {number}: {name}", bold=True, keep=True)
        p.para(f"- Chủ trì: {', '.join(lead)}." + (f" Phối hợp: {', '.join(co)}." if co else ""), keep=True)
        p.para(f"- Thời gian hoàn thành: {due_text}.", keep=True)
        for n, s in enumerate(steps, 1):
            p.para(f"+ Bước {n}: {s}")
        items.append(item(dict(number=number, catalogue=catalogue, title=name, group="II. NỘI DUNG CÁC MÔ HÌNH", lead=lead, coordinate=co, due=due,
                               due_text=due_text, steps=steps)))
    p.para("III. TỔ CHỨC THỰC HIỆN", bold=True, keep=True)
    p.para("1. Công an thị trấn là cơ quan thường trực, tổng hợp kết quả, báo cáo Công an huyện trước ngày 14 hằng tháng.")
    p.para("2. Các công chức chuyên môn, tổ dân phố gửi kết quả về Công an thị trấn vào thứ Hai hằng tuần.")
    p.para("3. Công chức Tài chính - Kế toán tham mưu bố trí kinh phí./.")
    p.foot(["- UBND huyện;", "- Công an huyện;", "- Đảng ủy, HĐND thị trấn;", "- Các tổ dân phố;", "- Lưu: VT."], ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"])
    doc = dict(issuer="UBND thị trấn Trường Lâm", locality="thị trấn Trường Lâm", province=None, number="09/KH-UBND", date="2024-01-15", title=title,
               basis_count=1, recipients_count=5, signer_title="KT. CHỦ TỊCH PHÓ CHỦ TỊCH")
    who = "Các công chức chuyên môn, tổ dân phố"
    reporting = [dict(by="Công an thị trấn", to="Công an huyện", cadence="monthly:14"), dict(by=who, to="Công an thị trấn", cadence="weekly:mon")]
    duties = [dict(unit="Công an thị trấn"), dict(unit=who), dict(unit="Công chức Tài chính - Kế toán")]
    return "ke-hoach-thi-tran-truong-lam-2024-scan", "scan", p, (doc, items, reporting, duties)
