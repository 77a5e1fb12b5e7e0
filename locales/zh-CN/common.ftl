place-sheet = 工作表 { $sheet }
place-line = 第 { $line } 行
place-column = 第 { $column } 列
place-field = “{ $field }”
place-separator = ，
