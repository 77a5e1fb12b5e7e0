# the other lists

help-import-requests = Import service requests (tickets); required: id and time of receipt
help-import-repairs = Import repair requests; required: id and time of the request or of completion
help-import-complaints = Import complaints; required: id and time of the complaint
help-import-households = Import households of estates; required: id, or estate, building and room
help-import-halls = Import business halls; required: id or name
help-import-callbacks = Import callbacks that were made; required: id and time of the callback
help-import-purchases = Import purchases; required: id and time of the purchase
help-import-customers = Import customers; required: id
help-import-feedback = Import feedback of customers (surveys, messages, comments); required: id and time of the feedback
help-import-accidents = Import grave accidents; required: id and time of the accident
help-import-inspectors = Import the people who inspect, call back and visit; required: staff number or name
help-import--files = Lists (CSV, XLSX, XLS, ODS, NDJSON)
help-import--map = Say which column is what, such as --map Docket=id
help-import--keep-going = Leave out wrong rows, write them to a file, and import the others
import-progress-records = importing the list
import-next-records = next: spotcheck draw PLAN, which draws from this list
import-next-inspectors = next: import what is to be inspected, such as spotcheck import repairs REPAIRS.xlsx
