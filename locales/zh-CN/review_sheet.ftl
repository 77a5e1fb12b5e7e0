# 复核用的 Excel 表
