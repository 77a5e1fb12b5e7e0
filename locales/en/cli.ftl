# messages of the cli room
