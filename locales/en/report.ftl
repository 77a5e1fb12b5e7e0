# messages of the report room
